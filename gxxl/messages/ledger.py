"""What the ledger, the summary's sheets beside the totals, and the lines people typed into them say."""

# ---------------------------------------------------------------- columns that people fill in

TYPED_COLUMNS = {
    "received_on": "收到时间",
    "draft": "稿次",
    "verdict": "审核结论",
    "returned_on": "退改时间",
    "published_at": "公布网址",
    "remark": "备注",
}
TYPED_PROMPTS = {
    "received_on": "收到报送件的日期，例如：2022-01-20。填写后用来判断是否迟报；不填则按封面的填报日期判断。",
    "draft": "第几稿，例如：1、2。第2稿起按退改截止判断是否迟报。",
    "verdict": "例如：通过、退回修改。",
    "returned_on": "退回修改的日期，例如：2022-01-22。填写后按退改截止判断是否迟报。",
    "published_at": "报告公布的网址。",
    "remark": "其他要记的事。这六列填写的内容，下次汇总到同一文件时保留。",
}
TYPED_VERDICTS = ("通过", "退回修改", "待审核")
GONE_HEADING = "以下是以前填写的内容，本次没有对应的单位或者文件，保留在此；不再需要的可以删去整行"
GONE = "本次没有"
TYPED_UNREADABLE = (
    "{path}里“{sheet}”的内容读不出来（{why}），直接汇总会丢失已经填写的{columns}。"
    "请把该文件改名或者移到别处，再重新汇总；其中填写的内容请手工抄入新的文件。"
)
TYPED_NO_SHEET = "没有这张表，或者表头已经改动"

# ---------------------------------------------------------------- late

LATE_COLUMN = "迟报"
LATE_DAYS = "迟报{days}天（{basis}{received}，{name}{due}）"
LATE_UNKNOWN = "无法判断：{why}"
LATE_NO_DATE = "收到时间和填报日期都没有填写"
LATE_BAD_DATE = "{column}“{text}”不是日期"
LATE_OLD_DATE = "收到时间是为{file}填写的，不是这份文件的"
LATE_BY_TYPED = "收到时间"
LATE_BY_FILLED = "填报日期"
LATE_DRAFT = "初稿截止"
LATE_FINAL = "退改截止"
LATE_SUMMED = "迟报{late}个，无法判断是否迟报{unknown}个。"
FILES_JOIN = "、"
NO_HEAD = "（第{number}列）"
SAME_HEAD = "（另一列）"

# ---------------------------------------------------------------- sheets of the summary

SHEET_PARTS = "_来源"
