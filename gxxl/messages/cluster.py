"""Reading on a cluster of machines."""

META_ADDRESS = "地址"
HELP_CLUSTER = (
    "由Dask集群读取文件，如 tcp://10.0.0.8:8786；各台机器须装有同一版本的本程序，并能按同样的路径或网址读到文件"
)
ABSENT = "使用 --cluster 需要安装集群组件：pip install distributed。不用集群时，请去掉 --cluster，在本机汇总。"
UNREACHABLE = "连不上集群“{address}”（{why}）。请核对地址和端口、调度程序是否已启动；也可以去掉 --cluster，在本机汇总。"
NO_WORKERS = "集群“{address}”没有可用的工作进程。请先在各台机器上启动：dask worker {address}。"
OTHER_VERSION = "集群“{address}”上的本程序版本是{theirs}，本机是{ours}。请在各台机器上装同一版本后重新运行。"
NOT_INSTALLED = "集群“{address}”的工作进程里没有安装本程序。请在各台机器上安装后重新运行。"
LOST = "与集群“{address}”的连接中断（{why}）。已有的汇总没有改动；请检查集群后重新运行。"
ENDED_WORKERS = "读取这个文件使集群的工作进程多次退出，未能读取。请用WPS或Excel打开，另存为 .xlsx 后重新报送。"
