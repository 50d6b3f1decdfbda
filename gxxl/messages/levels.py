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

COVER_PARTS = "下级汇总件中有{count}份不完整：{parts}。"
COVER_OF_PART = "{unit}（{coverage}）"

KINDS = {
    "consolidate.part_incomplete": Words(
        label="下级汇总件没有收齐或者有错误未改",
        about="汇总件写明汇总时应报多少个单位、计入了多少个、还有多少处错误未改。没有收齐或者有错误未改的，"
        "其中的数不是最终数，上一级汇总也不完整。",
        message="该汇总件{covers}。",
        remedy="请收齐所含单位的报送件，有错误的退回改正，重新汇总后再报送报送版。",
    ),
}
