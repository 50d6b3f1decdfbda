"""What the portable bundle says on a clerk's desk: setting up, undoing it, and files dropped on the programs."""

TITLE = "政府信息公开年报"
CONTEXT_MENU = "校验年报"
START_MENU = "政府信息公开年报"
TRUSTED_LOCATION = "政府信息公开年报加载项"

# Files of the bundle.
INSTALL_BAT = "安装.bat"
UNINSTALL_BAT = "卸载.bat"
CHECK_BAT = "一键校验.bat"
CONSOLIDATE_BAT = "汇总.bat"
DOCTOR_BAT = "自查.bat"
COMMAND_BAT = "gxxl.bat"
COMMAND_LINE_BAT = "命令行.bat"
README = "使用说明.txt"
TEMPLATES = "模板"
GUIDES = "指南"
ADD_IN_FOLDER = "加载项"

INSTALLED = "安装好了。没有改动系统，只为当前用户登记了下面这些；双击“卸载.bat”可以全部撤销。"
INSTALLED_START_MENU = "  开始菜单：{name}"
INSTALLED_CONTEXT_MENU = "  右键菜单：在.xlsx、.xlsm文件上点右键，选“{name}”"
INSTALLED_ADD_IN = "  Excel加载项（{versions}）：重新打开Excel，可以看到“信息公开年报”选项卡"
NO_EXCEL = "没有找到Microsoft Excel，没有登记加载项。使用WPS的，请用“一键校验.bat”，或者在文件上点右键校验。"
DO_NOT_MOVE = "请不要移动或者删除这个文件夹：{folder}。移动以后请重新双击“安装.bat”。"
EXCEL_RUNS = "Excel正开着，它退出时会改写加载项的登记。请保存文件、关闭所有Excel窗口后，再运行一次。"
ONLY_WINDOWS = "这个程序在Windows上使用。其他系统请直接运行gxxl命令。"
NOT_IN_BUNDLE = "“{folder}”里缺少“{missing}”。请把压缩包完整解压（不要在压缩包里直接双击），再运行一次。"
CANNOT_CHANGE = (
    "不能写入“{place}”：{reason}。请关闭正在使用它的程序；仍不行的，请联系管理员，或者不安装、直接用“一键校验.bat”。"
)

UNINSTALLED = "已经撤销安装时登记的全部内容。这个文件夹可以直接删除：{folder}"
NOT_INSTALLED = "没有安装记录，不需要卸载。这个文件夹可以直接删除：{folder}"
LEFT_ALONE = "下面这些在安装以后被别的程序改过，没有动："
LEFT_LINE = "  {place}"
RECORD_BROKEN = "安装记录“{path}”读不出来，没有撤销任何内容。请重新双击“安装.bat”，再双击“卸载.bat”。"

DROP_CHECK_NOTHING = (
    "没有给出文件。请把数据表（或者装有数据表的文件夹）拖到“一键校验.bat”上再松开鼠标，不要直接双击它。"
)
DROP_CONSOLIDATE_NOTHING = "没有给出文件夹。请把装有各单位报送件的文件夹拖到“汇总.bat”上再松开鼠标，不要直接双击它。"
NO_FILES = "“{folder}”里没有可以校验的文件（.xlsx、.xls、.et、.docx、.pdf等）。请检查是不是拖错了文件夹。"
CHECKING = "（{number}/{count}）正在校验：{name}"
CHECKED_ALL = "共{count}份：通过{passed}份，有问题{found}份，不能读取{refused}份。"
MARKED_FOLDER = "{name}（校验标注）"
MARKED_SIGN = "（校验标注）"
SUMMARY_NAME = "{name}汇总.xlsx"
ROSTER_NAME = "报送单位名单"
ROSTER_USED = "使用名单：{path}"
NO_ROSTER = "没有名单，不能判断谁没有报。请把“报送单位名单.csv”（或.xlsx）放在该文件夹旁边，再运行一次。"
OPENING = "正在打开：{path}"
OPEN_YOURSELF = "没有能打开它的程序，请自行打开：{path}"
NOT_THERE = "找不到“{path}”。请重新拖一次；文件名里有“&”的，请先改名。"

README_TEXT = """\
政府信息公开工作年度报告：填报、校验、汇总（gxxl {version}）

不用联网，不用安装别的程序，不需要管理员权限。五步：
1. 解压：在压缩包上点右键，选“属性”，有“解除锁定”的先勾上；再把压缩包完整解压到任意文件夹。不要在压缩包里直接双击。
2. 填表：打开“模板”文件夹，复制一份数据表，用WPS表格或者Excel填写、保存。
3. 校验：把填好的数据表拖到“一键校验.bat”上。黑色窗口里逐条说明哪一格不对、应当是多少，并打开一份标出问题的副本。
   原来的文件不会改动。
4. 改正：在原来的文件里改，保存，再拖一次，直到“通过”。
5. 报送：把改好的数据表报上去。

汇总：把各单位报来的文件放在一个文件夹里，拖到“汇总.bat”上。旁边放一份“报送单位名单.csv”，就能看出谁没有报。
生成名单、发模板、写通知、出年度报告等：把文件夹拖到“命令行.bat”上，在窗口里输入指南中“gxxl”开头的命令。

可选：双击“安装.bat”，得到右键菜单“校验年报”、开始菜单，以及Excel里的“信息公开年报”选项卡。
     双击“卸载.bat”全部撤销，不留痕迹。

遇到问题：双击“自查.bat”，看哪里不对、怎么办；“指南”文件夹里有填报、汇总、管理和排查的说明。
"""
