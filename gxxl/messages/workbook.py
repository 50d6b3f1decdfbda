"""What stands in the workbook beside the form: heads of the check strips, prompts, the overall verdict."""

STRIP_FILLING = "填写检查"
LAST_YEAR = "上年数据（供对照）"

OVERALL_WRONG = "有{count}处需要修改"
OVERALL_UNDECIDED = "无法判断：有{count}处未填或未确认"

INTEGER_TITLE = "请填写整数"
INTEGER_ERROR = "本栏应为不小于0的整数，不要填写单位和文字。没有的填0。"
SIGNED_TITLE = "请填写整数"
SIGNED_ERROR = "本栏应为整数，减少的填负数，不要填写单位和文字。没有增减的填0。"
AMOUNT_TITLE = "请填写金额"
AMOUNT_ERROR = "本栏应为不小于0的数。没有的填0。"
AMOUNT_PROMPT = "单位：{unit}"
AMOUNT_PROMPT_NO_UNIT = "请连同单位填写，例如：251000元"
CHOICE_TITLE = "请从列表中选择"
CHOICE_ERROR = "请从列表中选择一项。"
CONFIRM_PROMPT = "本表的空格确实都为0时，选“是”：空格即按0计算并显示为0。"

# At the foot of a printed page, in the signs that workbooks have for sheet, page and pages.
FOOT = "&L&A&R第&P页，共&N页"

TEXTS_HEADING = "部分"
TEXTS_BODY = "正文（可以不填，在Word中撰写的不必重复）"

FINDINGS_EMPTY = "本页在校验后列出全部问题。填报时请看各表旁边的校验。"
FINDINGS_NONE = "没有发现问题。"
FINDINGS_SUMMARY = "共{errors}处错误、{queries}处提示。点“位置”可以跳到该格。"
REASON_GIVEN = "（已说明：{reason}）"
REASONS_HINT = "对“提示”类问题，在此写明规则、位置和原因，写明后不再提示。位置可以空着，表示该规则的全部问题。"

GUIDE_TITLE = "填报说明"
GUIDE_STEPS = "填报步骤"
GUIDE_NOTES = "统计口径（摘自{notice}）"
GUIDE_CHECKS = "表内校验"
GUIDE_SOURCE = "{text}（{source}）"
GUIDE_CHECK = "{label}（{basis}：{source}）"

# Digits that have no certain reading, such as those of a whole row run together: as they are printed, but no number.
UNCERTAIN = "{text}？"
