"""What the page of a consolidation (``--html``) says."""

HELP_HTML = "另存一个网页：覆盖情况、汇总表、报送情况、问题、图表；单个文件，不联网，可以打印"

TITLE = "{unit}{year}年政府信息公开工作年度报告数据汇总"
UNIT_UNKNOWN = "（汇总单位未填写）"
MADE_ON = "{day.year}年{day.month}月{day.day}日生成"
SKIP = "跳到正文"
CONTENTS = "目录"
FOOT = (
    "本页由gxxl生成，是汇总工作的参考，不联网，不含外部内容。"
    "汇总数只加能够认定的数；空格未经确认不当0。数据以汇总工作底稿为准。"
)
PARTS = {
    "coverage": "覆盖情况",
    "totals": "汇总数据",
    "charts": "图表",
    "ledger": "报送情况",
    "findings": "问题",
}
LIST_JOIN = "、"

# ---------------------------------------------------------------- coverage

EXPECTED = "应报"
ADDED = "已计入"
ZERO = "零报告"
MISSING = "未报"
EMPTY = "空表"
LATE = "迟报"
REFUSED = "未能读取"
NOT_ADDED = "未计入"
OUT = "未能读取或者未计入"
ERRORS = "错误"
QUERIES = "提示"
UNITS = "个单位"
FILES = "个文件"
PLACES = "处"
COVERAGE_BAR = "覆盖情况：应报{expected}个单位，已计入{added}个。"
COVERAGE_BAR_NO_ROSTER = "已计入{added}个单位。没有报送单位名单，不能判断应报多少个。"
SHARE_ADDED = "已计入（有数据）"
SHARE_ZERO = "零报告（已确认）"
SHARE_OUT = "未计入（未报、未能读取或者待核实）"
NAMED = "{label}（{count}）"
NOBODY = "无"
LATE_HOW = (
    "迟报：收到时间（报送情况中没有填写的，按封面的填报日期）晚于名单的初稿截止，退改过的晚于退改截止；"
    "都没有填写的不作判断。"
)
LATE_UNIT = "{unit}（{day.month}月{day.day}日）"

# ---------------------------------------------------------------- totals

LACKING = (
    "带点线下划线的数，有单位没有填写或者不能认定，没有计入（鼠标停留可以看到是几个单位）；空格为所有单位都没有数据。"
)
LACKING_CELL = "{count}个单位没有数据，未计入"

# ---------------------------------------------------------------- charts

CHART_APPLICANTS = "新收申请：按申请人"
CHART_OUTCOMES = "办理结果"
CHART_UNITS = "新收申请较多的单位"
CHART_RULES = "错误较多的规则"
CHART_OF = "{title}：{items}。"
CHART_ITEM = "{label}{value}"
CHART_NOTHING = "没有数据。"
UNIT_CASES = "单位：件"
UNIT_PLACES = "单位：处"
UNITS_SHOWN = "单位：件；{count}个单位有新收申请"
UNITS_SHOWN_SOME = "单位：件；{count}个单位有新收申请，列前{shown}个"

# ---------------------------------------------------------------- ledger

LEDGER_CAPTION = "各单位报送情况"
FIND = "查找"
FIND_HINT = "单位、文件或者说明"
STATUS = "状态"
ALL = "全部"
UNIT_NOT_KNOWN = "（单位不明）"
TODO = "只看需要处理的"
RESET = "清除筛选"
SHOWN = "显示{shown}行，共{all}行"
SORT = "按“{column}”排序"
NONE_SHOWN = "没有符合条件的单位。"
IGNORED = "略过的文件（{count}个）"
IGNORED_LINE = "{file}：{reason}"

# ---------------------------------------------------------------- findings

FINDINGS_NONE = "没有发现问题。"
BY_RULE = "按规则"
BY_UNIT = "按单位"
OF_RUN = "报送单位名单"
RULE_HEAD = ("规则", "类别", "处数", "单位数")
UNIT_HEAD = ("序号", "类别", "位置", "问题", "修改意见", "依据")
UNIT_LINE = "{unit}：错误{errors}处，提示{queries}处"
UNIT_WITH_CODE = "{unit}（{code}）"
OF_FILE = "文件：{file}"
SUGGESTED = "修改建议：{text}"
REASON_GIVEN = "已作说明：{reason}"
MORE_FINDINGS = "问题较多，本页只列前{shown}处，其余{left}处见汇总工作底稿的问题清单。"
MORE_UNITS = "单位较多，本页只列前{shown}行，其余{left}行见汇总工作底稿的报送情况。"
EXPAND = "全部展开"
COLLAPSE = "全部收起"

# ---------------------------------------------------------------- writing

NOT_HTML = "网页文件应当以.html结尾，例如：--html 汇总.html。"
IS_FOREIGN = "“{path}”已经存在，而且不是汇总生成的网页，不能覆盖。请用 --html 指定另一个文件名。"
FAILED = "写不出“{path}”：{why}。{remedy}"
STRICT = "按 --strict 的要求，没有写出网页。"
DONE = "网页：{path}"
