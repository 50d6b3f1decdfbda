"""What the rules say: the verdicts of a check, and label, message and remedy of each kind of finding."""

from __future__ import annotations

from typing import NamedTuple

SEVERITY = {"error": "错误（必须修改）", "query": "提示（请核实说明）"}

SUGGESTION = "可能填错的栏目"

# The verdicts of a live check, in the sheet and here.
PASS = "通过"  # noqa: S105 - a verdict
OVER = "多"
UNDER = "少"
UNDECIDED = "无法判断"

# How the cells of a row are filled in, in the sheet and here.
COMPLETE = "完整"
HAS_BLANK = "有空格"
HAS_TEXT = "有文字"
HAS_NEGATIVE = "有负数"
HAS_FRACTION = "有小数"

CONFIRM = "空格确认为0"
YES = "是"
NO = "否"


class Words(NamedTuple):
    """A kind of finding in words. ``label`` names the rule, ``about`` explains it to somebody who looks it up."""

    label: str
    about: str
    message: str
    remedy: str


# Cross-footing: label and words come from the form, the frame of the sentence from here.
CROSS_FOOTING = Words(
    label="{label}",
    about="{label}。",
    message="{place}（{cell}）：{found_words}为{found}，{expected_words}为{expected}，{verdict}。",
    remedy="请核对申请登记台账后修改，不得为平衡而改数。",
)
_DISPUTES = "请核对行政复议、行政诉讼案件登记后修改，不得为平衡而改数。"
CROSS_FOOTING_REMEDIES = {"review": _DISPUTES, "litigation": _DISPUTES}

# Why a table is not found although a sheet has most of its labels.
NEARLY = {
    "lacking": "：“{sheet}”中有相似的表，但没有“{label}”这一栏（被删去或者改过名称），不能认定",
    "order": "：“{sheet}”中有相似的表，但“{label}”这一栏的次序与格式不同，不能认定",
    "turned": "：“{sheet}”中有相似的表，但行和列互换了，不能认定",
    "unclear": "：“{sheet}”中有相似的表，但栏目的排列与格式不同，不能认定",
}

STATES = {
    "{table}.blank": Words(
        label="空格未填写",
        about="空格不等于0。确实没有的，填0，或者把该表的“空格确认为0”选为“是”；未确认前，空格不计入汇总。",
        message="{table_name}有{count}格空白：{places}。{undecided}",
        remedy="有数据的请补填；确实没有的请填0，或者把该表的“空格确认为0”选为“是”。",
    ),
    "{table}.unreadable": Words(
        label="栏目内容不是数",
        about="栏目内只能填写数。文字、公式错误或者无法认定的内容不计入汇总。",
        message="{place}（{cell}）填写的是“{text}”，不能认定为数。",
        remedy="请改为阿拉伯数字；没有的填0。",
    ),
    "{table}.too_large": Words(
        label="数字过大",
        about="一个单位的件数超过1亿、金额超过1万亿元的，应是误填（例如填了电话号码、多了几位），不计入汇总。",
        message="{place}（{cell}）填写的是“{text}”，超过一个单位可能有的数，没有计入。",
        remedy="请核对后改为实际的数；常见的原因是填了电话号码、文号，或者多了几位。",
    ),
    "{table}.marked": Words(
        label="数字带有文字或格式",
        about="“124件”、全角数字、文本格式的数字等，只有一种读法的，按该数计入并在此列明。",
        message="{place}（{cell}）填写的是“{text}”，按{value}计入。",
        remedy="请改为纯数字{value}。",
    ),
    "{table}.amount_unit": Words(
        label="金额单位不一致或不明确",
        about="金额按表中所填的单位计入；与表头单位不同的换算后计入，单位不明确的不计入汇总，单独列明。",
        message="{place}（{cell}）填写的是“{text}”，{unit_words}。",
        remedy="请核实金额及单位后改填。",
    ),
    "{table}.ambiguous": Words(
        label="数字有多种读法",
        about="原文中的数字连写，仅凭原文有多种拆分，或者同名的栏目有几行而数字不同的，不作认定，不计入汇总。",
        message="{place}（{cell}）{printed}可以读作{readings}，不能认定。",
        remedy="请对照原件填写。",
    ),
    "{table}.negative": Words(
        label="出现负数",
        about="件数和金额不得小于0；只有2019年版的“本年增/减”可以为负数。",
        message="{place}（{cell}）为{value}，不得小于0。",
        remedy="请核对后改为0或者正数。",
    ),
    "{table}.fraction": Words(
        label="件数出现小数",
        about="件数应为整数。",
        message="{place}（{cell}）为{value}，应为整数。",
        remedy="请核对后改为整数。",
    ),
    "{table}.computed": Words(
        label="公式没有保存计算结果",
        about="文件由其他程序另存，总计的公式没有保存结果。此时按各项之和计算总计，并在此列明。",
        message="{table_name}有{count}格的公式没有保存计算结果：{places}。已按各项之和计算。",
        remedy="请用Excel、WPS表格或LibreOffice打开后保存一次，再核对总计。",
    ),
    "{table}.edition": Words(
        label="使用了旧版格式",
        about="自2021年度起，应当使用国办公开办函〔2021〕30号印发的格式（格式已修订）。旧版表格仍予读取。",
        message="{place}：{table_name}使用的是{edition}年版格式，{year}年度应当使用{wanted}年版格式（格式已修订）。",
        remedy="请改用{wanted}年版模板重新填报该表。",
    ),
    "{table}.missing": Words(
        label="缺少表格",
        about="年度报告应当有主动公开、申请办理、行政复议、行政诉讼四张表。",
        message="没有找到{table_name}{nearly}。",
        remedy="请补齐该表后重新报送；改动过栏目的，请把数据复制到下发的模板。",
    ),
    "{table}.absent": Words(
        label="表格不完整",
        about="表格应当有格式规定的全部栏目。原文中没有的栏目不作认定，不计入汇总。",
        message="{table_name}缺{count}个栏目：{places}。",
        remedy="请对照格式补齐后重新报送。",
    ),
    "{table}.unread": Words(
        label="另有一张同样的表",
        about="模板原有的表之外，另有工作表也是这张表而数字不同的，以模板原有的表为准，另一张不读取，在此列明。",
        message="工作表“{place}”里另有一张{table_name}，有{differing}格与“{own}”不同，没有读取。",
        remedy="请核对数字是否填错了工作表：正确的数填在“{own}”，多余的工作表删去。是另一个单位的，请另存为一个文件。",
    ),
}

COVER = {
    "cover.unit": Words(
        label="未填写机关名称",
        about="封面应当填写机关名称，汇总时据此认定报送单位。",
        message="{place}：没有填写机关名称。",
        remedy="请在封面填写机关全称。",
    ),
    "cover.year": Words(
        label="未填写年度",
        about="封面应当填写报告年度。",
        message="{place}：没有填写年度。",
        remedy="请在封面填写报告年度，例如2021。",
    ),
    "cover.year_unread": Words(
        label="年度不能认定",
        about="封面的年度应当是一个四位数的年份，例如2021。写成两位数、两个年份等的，不作认定。",
        message="{place}年度填的是“{text}”，不能认定。",
        remedy="请改填报告年度的四位数年份，例如2021。",
    ),
    "cover.filled_on": Words(
        label="填报日期不可能",
        about="填报日期应当在报告年度的10月1日至次年12月31日之间。此外的日期不用来判断哪份是后报的、是否迟报。",
        message="{place}填报日期填的是“{text}”，不可能是{year}年度报告的填报日期。",
        remedy="请改填实际的填报日期，应在{first}至{last}之间。",
    ),
}

PRACTICE = {
    "disclosure.regulations": Words(
        label="乡镇、街道、县级机关填报了规章",
        about="规章指部门规章和地方政府规章，不含本单位规章制度。乡镇、街道、县级政府和地方部门没有规章制定权。",
        message="{place}（{cell}）为{value}，而{level}没有规章制定权。",
        remedy="规章指部门规章和地方政府规章，不含本单位规章制度。误填的请改为0。",
    ),
}

CONSOLIDATION = {
    "roster.own_office": Words(
        label="名单中没有本机关",
        about="本级政府的汇总数由本机关、各部门、下级政府（街道）相加，名单中应当有本机关。",
        message="报送单位名单中没有类别为“本机关”的单位。",
        remedy="请把本级政府办公室（本机关）补入名单，类别填“本机关”，并收齐其报送件。",
    ),
    "consolidate.held_back": Words(
        label="换算版本时未计入的数",
        about="旧版表格换算为汇总采用的版本时，凡需要猜测或者会丢失的数不计入，逐格列明。0可以准确拆分。",
        message="{places}（{cells}）为{value}：{reason}，未计入汇总。",
        remedy="请该单位改用{edition}年版模板填报；确需按位置对应的，汇总时加 --lossy。",
    ),
    "consolidate.forced": Words(
        label="换算版本时按位置计入的数",
        about="汇总时用了 --lossy：两版含义不完全相同的栏目按位置计入，逐格列明。",
        message="{places}（{cells}）为{value}：{reason}，已按 --lossy 的要求计入“{target}”。",
        remedy="请与该单位核实。",
    ),
    "consolidate.extra_unreadable": Words(
        label="附加数据不是数",
        about="附加数据中只有能认定的数才相加。",
        message="“{label}”填写的是“{text}”，不能认定为数，未计入。",
        remedy="请改为阿拉伯数字；没有的填0。",
    ),
    "consolidate.same_figures": Words(
        label="全部数据与另一单位相同",
        about="两个单位的数每一格都相同，而且有10格以上不是0的，可能是把别的单位的文件改了名称。两份都照计，在此列明。",
        message="每一格的数都与{unit}报送的“{file}”{more}相同，其中{count}格不是0。",
        remedy="请核对是不是误用了其他单位的文件，误用的重新填报；确实相同的，请在“说明”表写明。",
    ),
    "consolidate.scope_wider": Words(
        label="报告口径大于本单位",
        about="名单中的本机关、部门、乡镇、街道只报本单位的数；报了汇总数的，其他单位的数会重复计算。",
        message="{place}的报告口径是“{scope}”，而本单位在名单中的类别是“{category}”，应当只报本单位的数。",
        remedy="请核实是否含有其他单位的数：含有的，改为只报本单位的数；只是口径选错的，改选“{own}”。",
    ),
    "consolidate.scope_own": Words(
        label="政府的报告只有本机关的数",
        about="下级政府应当报本级政府的汇总数；只报本机关的，所属部门、乡镇街道的数会遗漏。",
        message="{place}的层级是“{level}”，报告口径却是“{scope}”，可能没有包含所属部门、乡镇街道的数。",
        remedy="请核实：应当报本级政府的汇总数；只是口径选错的，改选“{government}”。",
    ),
}

TWINS_MORE = "等{count}个单位的文件"
AMOUNT_UNIT_UNKNOWN = "没有注明单位，不计入汇总"
AMOUNT_UNIT_GIVEN = "按所注单位（{unit}）计入"
AMOUNT_UNIT_OTHER = "而表头单位为{unit}，已按{value}{unit}计入"
AMOUNT_UNIT_HEAD = "表中写明的单位是{given}，而格式规定的单位是{unit}，已按{value}{unit}计入"
BLANK_UNDECIDED = "其中{totals}格为总计，因此有{count}项校验无法判断。"
TABLE_NAME = "{name}表"
BLANK_ALL = "全部{count}格"
READINGS_JOIN = "或者"
READINGS_MORE = "等{count}种"
PRINTED = "原文连写为“{text}”，"
PLACES_JOIN = "、"
PLACES_MORE = "等{count}格"
