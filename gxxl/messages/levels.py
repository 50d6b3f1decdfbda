"""What is said of a summary as a part of the next one: county to city, city to province."""

from gxxl.messages.rules import Words

LIST_JOIN = "、"
JOIN = "；"

COVERS = "覆盖{expected}个单位中的{added}个"
COVERS_ALL = "应报的{expected}个单位全部覆盖"
COVERS_SOME = "汇总了{added}个单位，另有{lacking}个没有计入"
COVERS_UNKNOWN = "汇总了{added}个单位（没有报送单位名单，不能判断是否收齐）"
ERRORS_STOOD = "有{count}处错误未改"
QUERIES_STOOD = "有{count}处提示未说明"
LACKING = "，没有计入的是{names}"
NAMES_MORE = "等{count}个"

SUM_REMEDY = (
    "汇总表的数由各单位的数相加而来，不要直接改汇总表。"
    "请用 gxxl trace 从汇总工作底稿查出“{place}”由哪些单位的数相加而来，改正有关单位的报送件后重新汇总。{cause}"
)
BLANK_REMEDY = "汇总表的空格，是所含单位都没有填写的栏目。请有关单位补填，确实没有的填0，再重新汇总。"
CAUSE = "汇总时{causes}，多半由此造成。"
CAUSE_ERRORS = "有{count}处错误未改"
CAUSE_HELD = "有{count}处数因换算版本没有计入"
CAUSES_JOIN = "，"

COVER_PARTS = "下级汇总件中有{count}份不完整：{parts}。"
COVER_OF_PART = "{unit}（{coverage}）"

DAY_REPLACED = "汇总的数据有变动，封面的填报日期由{before}改为汇总当天{now}。"
COVER_DIFFERS = "封面的“{label}”，汇总工作底稿里填的是“{taken}”，报送版里填的是“{other}”；两份都已写为“{taken}”。"
INTERRUPTED = "原有的汇总工作底稿和报送版不是同一次汇总写出的，上次汇总可能中途中断；以本次的结果为准。"

HELP_CODE = "汇总单位的代码，写入封面；不指定时取名单的“上级”列，或者保留封面上手工填写的"
META_CODE = "代码"

KINDS = {
    "consolidate.part_incomplete": Words(
        label="下级汇总件没有收齐或者有错误未改",
        about="汇总件写明汇总时应报多少个单位、计入了多少个、还有多少处错误未改。没有收齐或者有错误未改的，"
        "其中的数不是最终数，上一级汇总也不完整。",
        message="该汇总件{covers}。",
        remedy="请收齐所含单位的报送件，有错误的退回改正，重新汇总后再报送报送版。",
    ),
}
