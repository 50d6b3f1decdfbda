"""What the commands new, check, figures and explain say."""

NEW_UNIT = "机关名称，例如：庄头镇人民政府"
NEW_CODE = "区划代码（9位）或统一社会信用代码（18位）"
NEW_YEAR = "报告年度，例如：2021"
NEW_EDITION = "格式版本：2019或2021；不写则按年度确定"
NEW_LEVEL = "层级，例如：乡镇"
NEW_ROSTER = "报送单位名单（.csv或.xlsx）：给名单上的每个单位各生成一份"
NEW_OUTPUT = "输出文件（.xlsx）；与--roster同用时为输出文件夹"
NEW_NEEDS_YEAR = "请用--year写明报告年度，例如：--year 2021。"
NEW_NO_YEAR = "“{year}”不是年度。请写四位数，例如：--year 2021。"
NEW_NEEDS_UNIT = "请用--unit写明机关名称，或者用--roster给出报送单位名单。"
NEW_EXISTS = "“{path}”已经存在，没有覆盖。请换一个文件名，或者先移走原来的文件。"
NEW_MACROS = "生成带按钮的模板（.xlsm）：按钮需要先安装本程序；不能使用宏的电脑请用不带按钮的.xlsx"
NEW_SUFFIX = "输出文件的扩展名应为{suffix}，而“{path}”不是。"
NEW_DONE = "已生成填报模板：{path}"
NEW_DONE_ROSTER = "已给{count}个单位各生成一份填报模板：{path}"
NEW_NAME = "{code}{unit}{year}年政府信息公开工作年度报告（数据表）.xlsx"

CHECK_FILES = "要校验的文件，可以多个"
CHECK_MARK = "另存一份标出问题的副本到此文件夹；原文件不改动"
JSON = "输出JSON，供程序使用"
CHECK_HEAD = "{file}　{unit}　{year}"
CHECK_NO_UNIT = "（未填写机关名称）"
CHECK_YEAR = "{year}年度"
CHECK_NO_YEAR = "（未填写年度）"
CHECK_RIGHT = "  通过：没有发现问题。"
CHECK_COUNT = "  {errors}处错误（必须修改），{queries}处提示（请核实说明）。"
CHECK_FINDING = "  {number}. 【{severity}】{message}"
CHECK_REMEDY = "     怎么办：{remedy}"
CHECK_BASIS = "     依据：{basis}"
CHECK_REASON = "     已说明：{reason}"
CHECK_REFUSED = "{file}　不能读取：{reason}"
CHECK_MARKED = "已生成标注副本：{path}"
MARKED_NAME = "{stem}（校验标注）.xlsx"
SEVERITY = {"error": "错误", "query": "提示"}

FIGURES_FILE = "要读取的文件"
FIGURES_TABLE = "{table}（{edition}年版）"
FIGURES_NO_TABLE = "{table}：没有找到"
FIGURES_LINE = "  {place}\t{label}\t{value}"
FIGURE_STATES = {
    "confirmed_zero": "0（空格已确认为0）",
    "blank": "（空格）",
    "unreadable": "“{text}”（不能认定为数）",
    "marked": "{value}（原文“{text}”）",
    "ambiguous": "{readings}（有多种读法）",
    "absent": "（原文没有）",
}

EXPLAIN_WHAT = "规则编号、栏目编号，或者栏目、规则的中文名称；不写则列出全部规则"
EXPLAIN_RULE = "规则：{label}（{id}）"
EXPLAIN_ABOUT = "说明：{about}"
EXPLAIN_SEVERITY = "类别：{severity}"
EXPLAIN_BASIS = "依据：{basis}"
EXPLAIN_REMEDY = "怎么办：{remedy}"
EXPLAIN_SUM = "关系：{expected_words}＝{found_words}"
EXPLAIN_PARTS = "各项：{places}"
EXPLAIN_TOTAL = "总计：{places}"
EXPLAIN_CELL = "栏目：{label}（{code}，{edition}年版）"
EXPLAIN_PLACE = "位置：{place}"
EXPLAIN_SECTION = "所在部分：{section}"
EXPLAIN_DOMAIN = {"count": "应填：不小于0的整数", "signed": "应填：整数，减少的填负数", "amount": "应填：不小于0的金额"}
EXPLAIN_UNIT = "单位：{unit}"
EXPLAIN_NOTE = "口径：{text}（{source}）"
EXPLAIN_RULES = "相关规则："
EXPLAIN_LISTED = "  {id}\t{label}"
EXPLAIN_UNKNOWN = "没有名为“{name}”的规则或者栏目。写“gxxl explain”可以列出全部规则。"
EXPLAIN_ALSO = "写“gxxl explain 编号”看其中一条。"

CANNOT_WRITE = "不能写入“{path}”：{reason}。{remedy}"
