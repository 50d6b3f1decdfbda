"""Every kind of rule: its id, weight, basis and words. What ``gxxl explain`` and docs/rules.md show."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gxxl.form import EDITIONS, BasisKind, load
from gxxl.messages import imports as import_words
from gxxl.messages import levels as level_words
from gxxl.messages import prose as prose_words
from gxxl.messages import rules as words
from gxxl.messages import years as year_words
from gxxl.messages.rules import Words
from gxxl.rules.finding import Basis, Severity

FORM_2021 = "国办公开办函〔2021〕30号"
_TRUE_AND_WHOLE = Basis(BasisKind.PRACTICE, f"{FORM_2021}三（二）“相关情况和数据做到应报尽报，全面准确”")
_COUNTS = Basis(BasisKind.HEAD, "表头所列为件数、数量、金额")
_ONE_FORM = Basis(BasisKind.PRINTED, f"{FORM_2021}“现将修订后的……格式印发给你们，请认真贯彻执行”")
_WHO_IS_ADDED = Basis(
    BasisKind.PRINTED, f"{FORM_2021}二（二）“县级以上地方人民政府年度报告，应当逐级汇总相关情况和数据”"
)
_ADDED_ONCE = Basis(
    BasisKind.PRACTICE, f"{FORM_2021}二（二）“应当逐级汇总相关情况和数据”，同一单位的数只计一次，通知没有写明"
)
_TWO_FORMS = Basis(BasisKind.PRACTICE, "两版格式的栏目对应关系")
_REGULATIONS = Basis(BasisKind.PRACTICE, "《中华人民共和国立法法》关于部门规章和地方政府规章制定权的规定")
_ALL_SIX = Basis(BasisKind.PRINTED, f"{FORM_2021}一“年度报告内容……不能遗漏，也不宜泛化”和附件格式模板的六个部分")
_IN_ORDER = Basis(BasisKind.PRACTICE, f"{FORM_2021}附件格式模板的次序")
_OPENING = Basis(BasisKind.PRACTICE, "报告开头一般写明编制依据和数据的统计期限，通知没有写明")
_COPIED = Basis(BasisKind.PRACTICE, f"{FORM_2021}三（四）“发布内容不准确不全面或者内容雷同、敷衍塞责等问题”")
_REPLACED = Basis(
    BasisKind.PRACTICE,
    f"{FORM_2021}“现将修订后的……格式印发给你们”，《中华人民共和国政府信息公开条例》（国务院令第711号）",
)
_SHORT = Basis(BasisKind.PRINTED, f"{FORM_2021}一（一）“重在聚焦主题、简明客观，篇幅原则上不超过一千字”")
_FIVE = Basis(
    BasisKind.PRINTED,
    f"{FORM_2021}一（一）“主要包括主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障……等方面”",
)
_REAL_PROBLEMS = Basis(
    BasisKind.PRINTED, f"{FORM_2021}一（五）“重在实事求是、明确具体……不得出现敷衍了事甚至年年雷同现象”"
)
_FEES = Basis(BasisKind.PRINTED, f"{FORM_2021}一（六）“收取信息处理费的情况，在此处专门报告”")
_FEE_NOTICES = Basis(BasisKind.HEAD, "第三部分（六）其他处理“2.申请人逾期未按收费通知要求缴纳费用”")
_OTHER_HIGH = Basis(BasisKind.PRINTED, "国办公开办函〔2019〕60号一（三）“对‘其他处理’数量偏高的行政机关，要了解情况”")
_OTHER_HIGH_2021 = Basis(BasisKind.PRACTICE, "沿用国办公开办函〔2019〕60号一（三）对“其他处理”的要求，2021年版没有写明")
_NEXT_YEAR = Basis(BasisKind.PRACTICE, "本年报告与上年报告的衔接，通知没有写明")
_LIKE_LAST_YEAR = Basis(BasisKind.PRACTICE, "与上年数比较，用来发现填错，通知没有写明")
_IN_JANUARY = Basis(BasisKind.PRACTICE, "年度报告一般在次年一月填报，用来发现填错，通知没有写明")
_IN_10000 = Basis(BasisKind.HEAD, "第二部分表头“本年收费金额（单位：万元）”")


class Kind(NamedTuple):
    """A kind of rule. ``id`` is a template; ``words`` are filled when a finding is made."""

    id: str
    severity: Severity
    basis: Basis
    words: Words
    editions: tuple[str, ...] = EDITIONS


_E, _Q = Severity.ERROR, Severity.QUERY

KINDS: dict[str, Kind] = {
    kind.id: kind
    for kind in (
        Kind("{table}.blank", _Q, _TRUE_AND_WHOLE, words.STATES["{table}.blank"]),
        Kind("{table}.unreadable", _E, _COUNTS, words.STATES["{table}.unreadable"]),
        Kind("{table}.too_large", _E, _COUNTS, words.STATES["{table}.too_large"]),
        Kind("{table}.marked", _Q, _COUNTS, words.STATES["{table}.marked"]),
        Kind("{table}.amount_unit", _Q, _COUNTS, words.STATES["{table}.amount_unit"]),
        Kind("{table}.ambiguous", _E, _TRUE_AND_WHOLE, words.STATES["{table}.ambiguous"]),
        Kind("{table}.negative", _E, _COUNTS, words.STATES["{table}.negative"]),
        Kind("{table}.fraction", _E, _COUNTS, words.STATES["{table}.fraction"]),
        Kind("{table}.computed", _Q, _TRUE_AND_WHOLE, words.STATES["{table}.computed"]),
        Kind("{table}.edition", _E, _ONE_FORM, words.STATES["{table}.edition"]),
        Kind("{table}.missing", _E, _TRUE_AND_WHOLE, words.STATES["{table}.missing"]),
        Kind("{table}.absent", _E, _TRUE_AND_WHOLE, words.STATES["{table}.absent"]),
        Kind("{table}.unread", _Q, _TRUE_AND_WHOLE, words.STATES["{table}.unread"]),
        Kind("cover.unit", _E, _TRUE_AND_WHOLE, words.COVER["cover.unit"]),
        Kind("cover.year", _E, _TRUE_AND_WHOLE, words.COVER["cover.year"]),
        Kind("cover.year_unread", _E, _TRUE_AND_WHOLE, words.COVER["cover.year_unread"]),
        Kind("cover.filled_on", _Q, _IN_JANUARY, words.COVER["cover.filled_on"]),
        Kind("roster.own_office", _E, _WHO_IS_ADDED, words.CONSOLIDATION["roster.own_office"]),
        Kind("consolidate.held_back", _Q, _TWO_FORMS, words.CONSOLIDATION["consolidate.held_back"]),
        Kind("consolidate.forced", _Q, _TWO_FORMS, words.CONSOLIDATION["consolidate.forced"]),
        Kind("consolidate.extra_unreadable", _Q, _COUNTS, words.CONSOLIDATION["consolidate.extra_unreadable"]),
        Kind("consolidate.same_figures", _Q, _COPIED, words.CONSOLIDATION["consolidate.same_figures"]),
        Kind("consolidate.scope_wider", _Q, _ADDED_ONCE, words.CONSOLIDATION["consolidate.scope_wider"]),
        Kind("consolidate.scope_own", _Q, _WHO_IS_ADDED, words.CONSOLIDATION["consolidate.scope_own"]),
        *(Kind(key, _E, _TRUE_AND_WHOLE, said) for key, said in level_words.KINDS.items()),
        Kind("carriers.differ", _E, _TRUE_AND_WHOLE, import_words.CARRIERS["carriers.differ"]),
        Kind("disclosure.regulations", _Q, _REGULATIONS, words.PRACTICE["disclosure.regulations"]),
        Kind("requests.carry_over.{column}", _Q, _NEXT_YEAR, year_words.YEARS["requests.carry_over.{column}"]),
        Kind(
            "disclosure.{row}.in_force.carry_over",
            _Q,
            _NEXT_YEAR,
            year_words.YEARS["disclosure.{row}.in_force.carry_over"],
            ("2021",),
        ),
        Kind(
            "disclosure.{row}.last_year_items.carry_over",
            _Q,
            _NEXT_YEAR,
            year_words.YEARS["disclosure.{row}.last_year_items.carry_over"],
            ("2019",),
        ),
        Kind("{table}.jump", _Q, _LIKE_LAST_YEAR, year_words.YEARS["{table}.jump"]),
        Kind("disclosure.fees.yuan", _Q, _IN_10000, year_words.YEARS["disclosure.fees.yuan"], ("2021",)),
        *(Kind(key, _Q, _TRUE_AND_WHOLE, said) for key, said in prose_words.TABLES.items()),
        Kind("prose.growth", _Q, _LIKE_LAST_YEAR, prose_words.GROWTH["prose.growth"]),
        Kind("report.section_missing", _E, _ALL_SIX, prose_words.TEXTS["report.section_missing"]),
        Kind("report.section_order", _Q, _IN_ORDER, prose_words.TEXTS["report.section_order"]),
        Kind("report.period", _Q, _OPENING, prose_words.TEXTS["report.period"]),
        Kind("report.other_year", _Q, _COPIED, prose_words.TEXTS["report.other_year"]),
        Kind("report.other_unit", _Q, _COPIED, prose_words.TEXTS["report.other_unit"]),
        Kind("report.repealed_notice", _Q, _REPLACED, prose_words.TEXTS["report.repealed_notice"]),
        Kind("overview.length", _Q, _SHORT, prose_words.TEXTS["overview.length"], ("2021",)),
        Kind("overview.aspects", _Q, _FIVE, prose_words.TEXTS["overview.aspects"], ("2021",)),
        Kind("problems.empty", _Q, _REAL_PROBLEMS, prose_words.TEXTS["problems.empty"]),
        Kind("problems.last_year", _Q, _REAL_PROBLEMS, prose_words.TEXTS["problems.last_year"]),
        Kind("problems.other_unit", _Q, _COPIED, prose_words.TEXTS["problems.other_unit"]),
        Kind("other.fee_silent", _Q, _FEES, prose_words.TEXTS["other.fee_silent"], ("2021",)),
        Kind("other.fee_notices", _Q, _FEE_NOTICES, prose_words.TEXTS["other.fee_notices"], ("2021",)),
        Kind("requests.other_share", _Q, _OTHER_HIGH, prose_words.SHARES["requests.other_share"], ("2019",)),
        Kind(
            "requests.other_other_share",
            _Q,
            _OTHER_HIGH_2021,
            prose_words.SHARES["requests.other_other_share"],
            ("2021",),
        ),
    )
}


def cross_footing_kinds() -> Iterator[Kind]:
    """The kinds of cross-footing rules, one a template, from the newest form that has it."""
    seen: dict[str, Kind] = {}
    for edition in reversed(EDITIONS):
        form = load(edition)
        for rule in form.rules:
            if rule.template not in seen:
                basis = Basis(rule.basis, f"{form.notice}附件{rule.source}")
                frame = words.CROSS_FOOTING
                text = Words(rule.label, f"{rule.label}。", frame.message, frame.remedy)
                seen[rule.template] = Kind(rule.template, Severity.ERROR, basis, text)
    yield from seen.values()


def all_kinds() -> list[Kind]:
    """Every kind of rule, cross-footing first."""
    return [*cross_footing_kinds(), *KINDS.values()]
