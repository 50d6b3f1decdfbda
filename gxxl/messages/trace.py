"""What ``gxxl trace`` says."""

HELP_FILE = "汇总工作底稿（.xlsx）"
HELP_WHAT = "汇总表的一格：位置（例如：三、申请办理!E17）或者栏目编号（例如：requests.new.natural）"
HELP_JSON = "以JSON输出"
META_FILE = "汇总工作底稿"
META_WHAT = "位置或者编号"

HEAD = "{address}（{label}，{code}）"
VALUE = "汇总表上是{value}，由{count}个单位的数相加："
BLANK = "汇总表上是空格：没有一个单位填报这一格。"
COLUMNS = ("单位", "数", "文件", "位置", "原文")
SUM = "合计{value}，与汇总表相符。"
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
SEVERAL = "“{what}”在几张表里都有：{places}。请写明是哪张表。"
