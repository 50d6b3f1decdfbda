"""What is said of this year's figures against last year's, and of the file that has last year's."""

from __future__ import annotations

from gxxl.messages.rules import Words

YEARS = {
    "requests.carry_over.{column}": Words(
        label="上年结转与上年报告不一致",
        about="本年“上年结转”的各栏，一般等于上年报告“结转下年度继续办理”的同一栏。",
        message="{place}（{cell}）为{found}，上年报告“结转下年度继续办理”的同一栏为{expected}，{verdict}。",
        remedy="请对照上年已公布的报告和申请登记台账核对；上年报告有误的，请在“说明”表写明原因。不得为平衡而改数。",
    ),
    "disclosure.{row}.in_force.carry_over": Words(
        label="现行有效件数与上年不衔接",
        about="本年现行有效件数，一般等于上年现行有效件数加本年制发件数减本年废止件数。有效期届满自动失效的，也在减少之列。",
        message="{place}（{cell}）为{found}，上年现行有效{last}件加本年制发{made}件减本年废止{repealed}件为{expected}，{verdict}。",
        remedy="请核对文件清单。有文件因有效期届满等原因失效、宣布失效而未计入废止的，或者上年报告有误的，请在“说明”表写明。",
    ),
    "disclosure.{row}.last_year_items.carry_over": Words(
        label="上一年项目数量与上年报告不衔接",
        about="2019年版的“上一年项目数量”，一般等于上年报告的“上一年项目数量”加“本年增/减”。",
        message="{place}（{cell}）为{found}，上年报告的“上一年项目数量”加“本年增/减”为{expected}，{verdict}。",
        remedy="请对照上年已公布的报告核对；上年报告有误的，请在“说明”表写明原因。",
    ),
    "{table}.jump": Words(
        label="与上年相差悬殊",
        about="本年数与上年数相差100以上，并且较大的数是较小的数的5倍以上的，请核实。",
        message="{place}（{cell}）为{found}，上年为{last}，相差{gap}。",
        remedy="请核实有无多填、漏填或者统计口径变化；属实的，请在“说明”表写明原因。",
    ),
    "disclosure.fees.yuan": Words(
        label="收费金额疑似以元填写",
        about="“本年收费金额”一栏的单位是万元。金额大大超过同级机关的一般情况，或者是上年的1000倍以上的，疑似误以元填写。",
        message="{place}（{cell}）为{found}，单位是万元，{why}，疑似误以元填写。",
        remedy="请核对单位：以元填写的，请换算为万元后改填；确为万元的，请在“说明”表写明。",
    ),
}

FEE_ABOVE = "达到{amount}，超过{level}的一般情况"
FEE_HUGE = "{value}亿元"
FEE_LARGE = "{value}万元"
FEE_TIMES = "是上年（{last}万元）的{times}倍"

NOT_YEAR_BEFORE = (
    "上年文件是{last}年度的，而“{file}”是{year}年度的，不是相邻的两年，未作比较。请换用{wanted}年度的文件。"
)
NOT_SAME_UNIT = "上年文件的单位是“{last}”，而“{file}”的单位是“{unit}”，不是同一单位，未作比较。请换用该单位的上年文件。"
NO_YEAR = "上年文件“{file}”没有写明年度，不能确定是不是上一年的，未作比较。请补填封面的年度。"
OWN_NO_YEAR = "“{file}”没有写明年度，不能确定上年是哪一年，未与上年比较。请补填封面的年度。"

NEW_LAST_YEAR = (
    "上年的汇总工作底稿（按名单生成时）或者该单位上年的数据表、报告：上年数据显示在表旁，并据此核对上年结转等"
)
NEW_LAST_YEAR_WITHOUT = "上年文件中没有以下{count}个单位的数据，模板中未附上年数据：{units}。"
NEW_SUMMARY_WITHOUT_UNITS = "上年文件“{file}”中没有分单位明细。请换用上年的汇总工作底稿，不要用报送版。"
CHECK_LAST_YEAR = (
    "上年的数据表、报告，或者上年的汇总工作底稿：核对上年结转、现行有效件数、与上年悬殊的数，以及第五部分是否照抄上年"
)
JOIN = "、"
