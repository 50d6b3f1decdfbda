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
GONE_REMARK = "“{sheet}”中有{count}行以前填写的内容，本次没有对应的单位或者文件，保留在表的最下面。"
GONE = "本次没有"
TYPED_UNREADABLE = (
    "{path}里“{sheet}”的内容读不出来（{why}），直接汇总会丢失已经填写的{columns}。"
    "请把该文件改名或者移到别处，再重新汇总；其中填写的内容请手工抄入新的文件。"
)
TYPED_NO_SHEET = "没有这张表，或者表头已经改动"

# ---------------------------------------------------------------- what is lacking in the sum

LACKS = {
    "missing": "{count}个单位未报",
    "refused": "{count}个单位未能读取",
    "empty": "{count}个单位报的是空表",
    "pending": "{count}个单位重报待确认",
    "not_added": "{count}个单位报来但未计入",
    "resent": "{count}个单位另有文件未能读取",
    "unclear": "{count}个文件未能认定",
    "unread": "{count}个文件未能读取",
}
FOUND = "{count}处错误"
AMONG_ERRORS = "错误中有{what}，原因见说明。"
COVER_ALL_ERRORS = "尚待处理的错误共{count}个：{what}。"

# ---------------------------------------------------------------- late

LATE_COLUMN = "迟报"
LATE_DAYS = "迟报{days}天（{basis}{received}，{name}{due}）"
LATE_UNKNOWN = "无法判断：{why}"
LATE_NO_DATE = "收到时间和填报日期都没有填写"
LATE_BAD_DATE = "{column}“{text}”不是日期"
LATE_NOT_POSSIBLE = "填报日期“{text}”不可能是{year}年度报告的"
LATE_OLD_DATE = "收到时间是为{file}填写的，不是这份文件的"
LATE_BY_TYPED = "收到时间"
LATE_BY_FILLED = "填报日期"
LATE_DRAFT = "初稿截止"
LATE_FINAL = "退改截止"
LATE_SUMMED = "迟报{late}个。"
LATE_NOT_KNOWN = "无法判断是否迟报的{unknown}个。"
FILES_JOIN = "、"
NO_HEAD = "（第{number}列）"
SAME_HEAD = "（另一列）"

# ---------------------------------------------------------------- sheets of the summary

SHEET_PARTS = "_来源"
SHEET_COMPARE = "同比"
SHEET_CHARTS = "图表"

COVER_RULES = "其中：{rules}。"
COVER_OF_RULE = "{rule}{count}个"

# ---------------------------------------------------------------- against last year

LAST_YEAR_REFUSED = "上年汇总{path}读不出来：{reason}"
LAST_YEAR_UNKNOWN = "（没有填写）"
LAST_YEAR_OTHER_YEAR = "上年汇总的年度是{found}，不是{wanted}；“同比”按该文件的数据比较，请核对是否选错文件。"
LAST_YEAR_OTHER_UNIT = "上年汇总的机关名称是“{found}”，本次是“{wanted}”，请核对是否选错文件。"
LAST_YEAR_NO_UNITS = "上年汇总“{file}”里没有“{sheet}”，没有逐个单位核对上年结转等与上年是否衔接。{how}"
LAST_YEAR_GIVE_FULL = "请把 --last-year 改为上年的汇总工作底稿（一般是“{file}”）后重新汇总。"
LAST_YEAR_GIVE_SUMMARY = "请把 --last-year 改为上年的汇总工作底稿后重新汇总。"
COMPARE_TITLE = "{unit}{year}年度与上年比较"
COMPARE_RULE = (
    "本年数为本表汇总数，上年数取自{file}。标出的是变动较大的：增减不少于{change}，而且不少于上年数的{share:.0%}。"
    "变动较大不等于有错，请核实原因。"
)
COMPARE_COLUMNS = ("部分", "行", "列", "本年", "上年", "增减", "增减幅度", "标记")
COMPARE_UNUSUAL = "变动较大"
COMPARE_NEW = "上年格式没有相同的栏目"
COMPARE_NOW_BLANK = "本年没有数据"
COMPARE_BEFORE_BLANK = "上年没有数据"
COMPARE_FROM_ZERO = "—"
COMPARE_HELD = "上年格式中以下数据不能对应到本年的一个栏目，没有参加比较"
COMPARE_HELD_COLUMNS = ("上年的栏目", "数", "原因")
HELP_LAST_YEAR = "上年的汇总，用来写出“同比”，并逐个单位核对“上年结转”等与上年是否衔接"

# ---------------------------------------------------------------- charts

CHART_COUNT = "件数"
CHART_APPLICANTS = "本年新收申请，按申请人"
CHART_OUTCOMES = "办理结果"
CHART_RANKING = "本年新收申请较多的单位"
CHART_ERRORS = "错误较多的规则"
CHART_NOTHING = "没有数据"

# ---------------------------------------------------------------- about a file as such

OLD_EDITION = "{tables}表用的是{edition}年版格式，应当用{wanted}年版"
OLD_TEMPLATE = "填报模板是旧的（版本{version}，现在是{current}），已照常读取；请下次用新下发的模板"
DIFFERS = "后来改了：{changes}"
CHANGED = "{place}（{cell}）{old}改为{new}"

# ---------------------------------------------------------------- where the figures come from

SOURCES_MORE = ("所在的表", "移动的栏目", "读取说明")
SOURCES_MOVED = "{count}格不在模板的位置，按栏目名称找到：{places}"
SOURCES_SHEET = "{sheet}（{count}格）"
SOURCES_EXAMPLE = "例如{label}在{place}"
NOTE_OTHER = "{key}：{values}"

# ---------------------------------------------------------------- long tables

HELP_TABLES = "另外把数据、报送情况、问题等写成长表，存入此文件夹，供统计分析"
HELP_TABLES_FORMAT = "长表的格式，默认csv；parquet需要安装pyarrow"
META_FOLDER = "文件夹"
TABLE_FOREIGN = "{path}已经存在，而且不是本程序写出的长表，没有覆盖。请换一个文件夹。"
TABLE_NEEDS_PYARROW = "写Parquet需要pyarrow。请运行：pip install pyarrow，或者改用 --tables-format csv。"
TABLE_FAILED = "长表写不进{folder}：{why}。汇总文件已经写好，请检查该文件夹后重试。"
TABLES_STRICT = "按 --strict 的要求，没有写出长表。"
TABLES_WRITTEN = "长表：{folder}"
