"""What ``gxxl trace`` says."""

HELP_FILE = "汇总工作底稿（.xlsx）"
HELP_WHAT = (
    "汇总表的一格：位置（例如：三、申请办理!E17）或者栏目编号（例如：requests.new.natural）；"
    "也可以是分单位明细的一格（例如：分单位明细!J9）、附加数据的一项（例如：附加数据!C2，或者附加数据!收取信息处理费）"
)
HELP_JSON = "以JSON输出"
META_FILE = "汇总工作底稿"
META_WHAT = "位置或者编号"

HEAD = "{address}（{label}，{code}）"
HEAD_OF_UNIT = "{address}（{unit}：{label}，{code}）"
HEAD_OF_EXTRA = "{address}（{label}）"
VALUE = "汇总表上是{value}，由{count}个单位的数相加："
VALUE_OF_UNIT = "{unit}计入汇总的是{value}，来自："
BLANK_OF_UNIT = "{unit}的这一格没有计入汇总：{why}。"
BLANK = "汇总表上是空格：没有一个单位填报这一格。"
COLUMNS = ("单位", "数", "文件", "位置", "原文")
SUM = "合计{value}，与汇总表相符。"
SUM_OF_UNIT = "合计{value}，与分单位明细相符。"
MISMATCH_OF_UNIT = (
    "相加是{sum}，分单位明细上却是{value}，不相符：汇总文件生成后被改动过。请用原来的报送件重新汇总，不要手工改汇总表。"
)
MISMATCH = (
    "各单位相加是{sum}，汇总表上却是{value}，不相符：汇总文件生成后被改动过。"
    "请用原来的报送件重新汇总，不要手工改汇总表。"
)
NOTHING = "空"
LACKING = "没有计入的单位{count}个：{units}。"
LACKING_OF = "{unit}（{why}）"
LACKING_BLANK = "未填"
GO_ON = "{unit}报来的是汇总件，可以再用该单位的汇总工作底稿追溯：gxxl trace 该单位的汇总工作底稿.xlsx {code}"
LIST_JOIN = "、"
STATES = {
    "number": "",
    "confirmed_zero": "空格确认为0",
    "marked": "不是纯数字，按唯一读法计入",
}

NOT_A_SUMMARY = "{file}不是汇总工作底稿。请指定 gxxl consolidate 用 -o 写出的汇总文件。"
CLEAN_COPY = "{file}是报送版，里面没有分单位的数据。请改用同时写出的汇总工作底稿{full}。"
OLD_SUMMARY = "{file}里没有“{sheet}”或者来源记录，不能追溯。请用现在的版本重新汇总。"
DAMAGED = "{file}里的来源记录已经改动或者损坏，不能追溯。请重新汇总。"
UNKNOWN = (
    "{file}的汇总表里没有“{what}”这一格。请写成“三、申请办理!E17”的样子，或者写栏目编号；"
    "gxxl figures 列出全部栏目的位置。"
)
NO_UNIT_THERE = (
    "{file}的{what}不是一个单位填报的数。请指定单位所在的行、栏目所在的列，例如：分单位明细!J9；"
    "要看合计由哪些单位相加，请指定“合计”行的格。"
)
UNKNOWN_EXTRA = (
    "{file}里没有“{what}”这一项附加数据。"
    "请写成“附加数据!C2”的样子（数值所在的格），或者写项目的名称，例如：附加数据!收取信息处理费。"
)
SEVERAL_EXTRAS = "“{what}”有几项，计量单位不同：{places}。请写明是哪一格。"
SEVERAL = "“{what}”在几张表里都有：{places}。请写明是哪张表。"
