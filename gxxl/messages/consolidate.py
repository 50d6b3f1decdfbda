"""What consolidation says: the roster, the ledger, sums, progress, and the summary's own sheets."""

# ---------------------------------------------------------------- the roster

ROSTER_COLUMNS = {
    "code": "代码",
    "name": "名称",
    "aliases": "别名",
    "category": "类别",
    "parent": "上级",
    "counted": "计入汇总",
    "draft_due": "初稿截止",
    "final_due": "退改截止",
}
OWN_OFFICE = "本机关"
DEPARTMENT = "部门"
TOWNSHIP = "乡镇"
STREET = "街道"
VERTICAL = "垂直管理"
AGENCY = "派出机构"
OTHER = "其他"
YES = "是"
NO = "否"

ROSTER_UNREADABLE = "报送单位名单{file}读不出来：{why}。请另存为CSV（UTF-8）或者.xlsx后重试。"
ROSTER_MISSING_FILE = "找不到报送单位名单{file}。请检查路径。"
ROSTER_OLD_EXCEL = "报送单位名单{file}是旧式.xls文件。请另存为.xlsx或者CSV（UTF-8）后重试。"
ROSTER_NO_FILE = "不是普通文件"
ROSTER_TOO_LARGE = "文件超过20兆字节"
ROSTER_ENCODING = "文字编码不是UTF-8，也不是GBK"
ROSTER_DAMAGED = "文件已损坏，或者不是表格"
ROSTER_NO_NAME_COLUMN = "报送单位名单{file}没有“名称”列。表头应当为：{columns}；只有“名称”必须有。"
ROSTER_EMPTY = "报送单位名单{file}没有列出任何单位。请逐行填写单位名称。"
ROSTER_TWICE_COLUMN = "报送单位名单{file}有两个“{column}”列。请只保留一个。"
ROSTER_LINE = "报送单位名单{file}第{line}行：{why}"
ROSTER_NO_NAME = "没有填写名称。请补填，或者删去该行。"
ROSTER_CATEGORY = "类别“{text}”不认识。请改为：{choices}。"
ROSTER_COUNTED = "计入汇总“{text}”不认识。请填“是”，或者填“否”并写明理由。"
ROSTER_DATE = "{column}“{text}”不是日期。请写成2022-01-31的样子。"
ROSTER_LONG_NUMBER = "代码是超过15位的数字，表格软件已经改动了它的末几位。请把该列设为文本后重新填写。"
ROSTER_SAME_CODE = "代码{code}与第{other}行相同。一个单位只能列一次。"
ROSTER_SAME_NAME = "名称“{name}”与第{other}行相同，又没有不同的代码可以区分。请填写各自的代码，或者删去一行。"

# ---------------------------------------------------------------- which files

IGNORED_TEMPORARY = "临时文件或者隐藏文件"
IGNORED_SYSTEM = "系统文件"
IGNORED_OUTPUT = "汇总的输出文件"
IGNORED_ROSTER = "报送单位名单"
IGNORED_LAST_YEAR = "上年汇总（--last-year）"
IN_CONTAINER = "{container}/{name}"
IGNORED_CLOSED = "不能进入的文件夹（{why}），里面的文件没有读取"
IGNORED_SPECIAL = "不是普通文件"
IGNORED_LINK = "指向文件夹的链接，未进入"
NO_SUCH_PATH = "找不到“{path}”。请检查路径。"
NOTHING_FOUND = "{paths}中没有可以读取的报送件。请把各单位报来的文件放进文件夹后重试。"
REFUSED_LINE = "{file}：{reason}"
MORE_REFUSED = "……另有{count}个文件也不能读取"
UNEXPECTED_FAULT = "读取时出现意外错误（{kind}）。请把该文件另存后重试。"

# ---------------------------------------------------------------- the ledger

STATUS = {
    "reported": "已报",
    "zero": "零报告（已确认）",
    "missing": "未报",
    "superseded": "已重报（旧稿）",
    "refused": "未能读取",
    "unexpected": "名单外",
    "not_added": "未计入",
    "empty": "空表（未填报）",
}
REASON_JOIN = "；"
FULL_STOP = "。"
FILES_JOIN = "、"
LIST_JOIN = "、"
MATCHED_BY_NAME = "封面没有代码，按名称认定"
MATCHED_OTHER_NAME = "代码相符，封面名称为“{name}”"
MATCHED_BY_FILE = "封面没有填写单位，按文件名认定"
UNNAMED = "封面没有填写单位，按文件名列示"
UNNAMED_UNKNOWN = "封面没有填写单位，无法认定是谁报的。请补填后重新汇总"
NOT_IN_ROSTER = "不在报送单位名单内，未计入。应当计入的，请补入名单"
FITS_SEVERAL = "与名单中的{names}都相符，无法认定。请核实封面的代码和名称"
CODE_AND_NAME_DIFFER = "代码属于{by_code}，名称却是{by_name}，无法认定。请核实封面"
CODE_OF_ANOTHER = (
    "封面的代码{code}在名单中是{entry}，封面的名称却是“{name}”，无法认定。"
    "请核实：填错的，改正封面的名称或者代码；确是同一单位的，在名单的“别名”中加上“{name}”"
)
UNREAD_BESIDE = "该单位另有{files}未能读取，可能是后来重报的，请核实以哪一份为准；不需要的文件请移出文件夹"
MAYBE_CAME = "报来的{files}可能是该单位的，未能认定，见该文件的说明"
CODES_DIFFER = "名称与名单中的{name}相同，代码却是{code}，不是{wanted}。请核实封面"
WRONG_YEAR = "年度是{found}，不是{wanted}，未计入"
YEAR_UNREAD = "封面年度填的是“{text}”，不能认定是{wanted}年度的，未计入"
NO_YEAR = "没有填写年度，不能认定是{wanted}年度的，未计入"
VERTICAL_NOT_ADDED = "垂直管理单位，由其上级系统汇总，不计入"
NOT_COUNTED = "名单列明不计入汇总"
NOT_COUNTED_WHY = "名单列明不计入汇总：{why}"
NOT_RECEIVED = "未收到"
EMPTY_FORM = (
    "是空表：四张表一格也没有填写，不是零报告，未计入。"
    "请填写后重新报送；确实没有相关数据的，填0，或者把各表的“空格确认为0”选为“是”"
)
IDENTICAL = "{files}内容完全相同，只计一次"
BLANK_BESIDE = "另有空表{files}，没有填写，不计"
SAME_FIGURES = "{files}数据相同，只计一次"
SUPERSEDED_BY = "填报日期较早，以{file}为准"
TAKEN_NEWEST = "报送过{count}次，取填报日期最新的（{date}）"
PENDING = "重报待确认：报送了{count}份，填报日期不能说明哪份是新的，均未计入。{differences}。请核实后只保留一份"
PENDING_NAMES = "同一代码下有不同的单位名称（{names}），均未计入。请核实封面的代码和名称"
DIFFERENCE = "{place}（{cell}）分别为{values}"
DIFFERENCE_JOIN = "；"
DIFFERENCES_MORE = "……共{count}格不同"
DIFFERENCES_OTHER = "栏目数据相同，附加数据不同"
NOTHING = "空"
OF_FILE = "{value}（{file}）"
SUMMARY_LEFT_OUT = "是汇总件，其组成单位已经全部单独报来，只计各单位，不计汇总件"
SUMMARY_BESIDE_PARTS = "与其组成单位（{names}）同时出现，汇总件和这些单位均未计入。请只保留其一"
PART_BESIDE_SUMMARY = "与包含它的汇总件{file}同时出现，均未计入。请只保留其一"
SUMMARIES_SHARE = "与汇总件{files}含有相同的{count}个单位（{names}），均未计入。请查明由哪一级汇总，只保留一份"
HAND_OF_FILE = "按文件名认定"

YEAR_GUESSED = "没有指定年度，按多数报送件的年度汇总：{year}年度。其他年度请用 --year 指定。"
NO_YEAR_AT_ALL = "没有一份报送件填写了年度。请用 --year 指定，并在封面补填年度。"
NO_UNIT = "没有指定汇总单位的名称，封面留空。请用 --unit 指定。"

# ---------------------------------------------------------------- the summary's own sheets

SHEET_DETAIL = "分单位明细"
SHEET_FINDINGS = "问题清单"
SHEET_LEDGER = "报送情况"
SHEET_SOURCES = "数据来源"

COVER_COVERAGE = "覆盖单位：应报{expected}个，已计入{added}个。"
COVER_COVERAGE_NO_ROSTER = "覆盖单位：已计入{added}个（没有报送单位名单，不能判断应报多少个）。"
COVER_MISSING = "未计入的单位{count}个：{units}。"
COVER_ERRORS = "已计入的数据中有{units_count}个单位的{count}个错误尚未更正：{units}。"
COVER_NO_ERRORS = "已计入的数据中没有发现错误。"
COVER_OF_UNIT = "{unit}{count}个"
COVER_MORE = "等"

DETAIL_UNIT = "单位"
DETAIL_CODE = "代码"
DETAIL_SUM = "合计"
DETAIL_LACKING = "没有数据的单位数"
DETAIL_ABSENT = "—"
DETAIL_UNIT_UNKNOWN = "{text}（单位不明）"

FINDINGS_COLUMNS = ("序号", "单位", "类别", "位置", "问题", "可能填错的栏目", "修改意见", "依据", "已作说明", "文件")
FINDINGS_RUN = "（报送单位名单）"
FINDINGS_SUMMARY = "（汇总表）"
FINDINGS_NONE = "没有发现问题。"

LEDGER_COLUMNS = ("序号", "单位", "代码", "类别", "上级", "状态", "错误", "提示", "文件", "说明")
LEDGER_STRAY = "未能认定"
LEDGER_IGNORED = "略过的文件"

EXTRAS_LISTED = ("单位", "项目", "计量单位", "数值", "备注", "文件")

SOURCES_COLUMNS = ("单位", "代码", "计入", "文件", "来源", "模板版本", "填报日期", "SHA-256")
SOURCES_EDITION = "{table}表版本"
KINDS = {
    "template": "填报模板",
    "import": "由公开的报告导入",
    "summary": "汇总件",
    "report": "公开的报告",
    "foreign": "其他格式的表格",
}

# ---------------------------------------------------------------- writing

NO_OUTPUT = "请用 -o 指定汇总文件，例如：-o 汇总.xlsx。"
NOT_XLSX = "汇总文件应当以.xlsx结尾，例如：-o 汇总.xlsx。"
OUTPUT_IS_INPUT = "{path}是本次要读取的文件，不能覆盖。请用 -o 指定另一个文件名。"
OUTPUT_IS_FOREIGN = (
    "{path}已经存在，而且不是本单位本年度的汇总文件，不能覆盖。"
    "请用 --unit、--year 写明与上次相同的单位和年度，或者用 -o 指定另一个文件名。"
)
OUTPUT_FAILED = "写不出{path}：{why}。{remedy}"
CLEAN_NAME = "{stem}（报送版）.xlsx"

# ---------------------------------------------------------------- the command

HELP_PATHS = "文件夹或者文件，可以有多个"
HELP_OUTPUT = "汇总工作底稿的文件名；报送版写在旁边"
HELP_ROSTER = "报送单位名单（CSV或.xlsx）"
HELP_YEAR = "年度；不指定时取多数报送件的年度"
HELP_EDITION = "汇总采用的格式版本"
HELP_LOSSY = "两版含义不完全相同的栏目也按位置计入，并列明"
HELP_STRICT = "有错误，或者有单位未报、未能读取、重报待确认等时，不写出汇总"
HELP_JSON = "以JSON输出"
HELP_UNIT = "汇总单位的名称"

META_PATHS = "路径"
META_FILE = "文件"
META_YEAR = "年度"
META_NAME = "名称"

PROGRESS = "正在读取：{done}/{total}"
STRICT_STOPPED = "有{what}，按 --strict 的要求没有写出汇总。请催报或者退回修改，原因见各行的说明，处理后重新汇总。"
WRITTEN = "汇总工作底稿：{full}\n报送版：{clean}"
LEDGER_HEAD = ("状态", "问题", "单位", "文件", "说明")
LEDGER_COUNTS = "{year}年度：应报{expected}个单位，计入{added}个，未报{missing}个；错误{errors}个，提示{queries}个。"
LEDGER_COUNTS_NO_ROSTER = (
    "{year}年度：计入{added}个单位；错误{errors}个，提示{queries}个。没有报送单位名单，不能判断谁未报。"
)
RUN_FINDING = "{message}{remedy}"
IGNORED_LINE = "略过：{file}（{reason}）"

# ---------------------------------------------------------------- the demonstration

DEMO_OUTPUT = "示例文件夹；不写则为当前文件夹下的“{name}”"
DEMO_FOLDER = "gxxl-示例"
DEMO_INBOX = "报来的文件"
DEMO_ROSTER = "报送单位名单.csv"
DEMO_SUMMARY = "澄城县2021年汇总.xlsx"
DEMO_README = "说明.txt"
DEMO_README_TEXT = """本文件夹由 gxxl demo 生成。

单位名称是真实的，数据全部是编造的，只为演示，与这些单位的实际工作无关。
“{inbox}”里是各单位“报来”的文件，故意留了常见的毛病；“{roster}”列出应当报送的单位。
"""
DEMO_EXISTS = "“{path}”已经存在，而且不是 gxxl demo 生成的示例文件夹，没有改动。请用 -o 指定另一个文件夹。"
DEMO_MADE_UP = "已在“{path}”生成示例。单位名称是真实的，数据全部是编造的，只为演示。"
DEMO_COMMAND = "下面相当于运行：{command}"
DEMO_LOOK = """请看：
  {full}
    “报送情况”：谁已报、谁未报、哪份没有计入，以及原因
    “问题清单”：每个问题在哪一格、应当是多少、怎么改；点单位名称可以跳到该单位的数据
    “分单位明细”：汇总表每一格由哪些单位的数相加而来
  {clean}
    可以向上报送的：封面和三张表
试试看：改正“{inbox}”里的文件后，再运行一次上面“gxxl consolidate”那一行（再运行demo会把示例恢复原样）。"""
DEMO_BROKEN_TEXT = "这不是表格，是误发的通知。\n"
