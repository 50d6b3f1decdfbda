"""Every kind of rule: its id, weight, basis and words. What ``gxxl explain`` and docs/rules.md show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gxxl.form import EDITIONS, BasisKind, load
from gxxl.messages import imports as import_words
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
_TWO_FORMS = Basis(BasisKind.PRACTICE, "两版格式的栏目对应关系")
_REGULATIONS = Basis(BasisKind.PRACTICE, "《中华人民共和国立法法》关于部门规章和地方政府规章制定权的规定")
_NEXT_YEAR = Basis(BasisKind.PRACTICE, "本年报告与上年报告的衔接，通知没有写明")
_LIKE_LAST_YEAR = Basis(BasisKind.PRACTICE, "与上年数比较，用来发现填错，通知没有写明")
_IN_10000 = Basis(BasisKind.HEAD, "第二部分表头“本年收费金额（单位：万元）”")


@dataclass(frozen=True, slots=True)
class Kind:
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
        Kind("{table}.marked", _Q, _COUNTS, words.STATES["{table}.marked"]),
        Kind("{table}.amount_unit", _Q, _COUNTS, words.STATES["{table}.amount_unit"]),
        Kind("{table}.ambiguous", _E, _TRUE_AND_WHOLE, words.STATES["{table}.ambiguous"]),
        Kind("{table}.negative", _E, _COUNTS, words.STATES["{table}.negative"]),
        Kind("{table}.fraction", _E, _COUNTS, words.STATES["{table}.fraction"]),
        Kind("{table}.computed", _Q, _TRUE_AND_WHOLE, words.STATES["{table}.computed"]),
        Kind("{table}.edition", _E, _ONE_FORM, words.STATES["{table}.edition"]),
        Kind("{table}.missing", _E, _TRUE_AND_WHOLE, words.STATES["{table}.missing"]),
        Kind("{table}.absent", _E, _TRUE_AND_WHOLE, words.STATES["{table}.absent"]),
        Kind("cover.unit", _E, _TRUE_AND_WHOLE, words.COVER["cover.unit"]),
        Kind("cover.year", _E, _TRUE_AND_WHOLE, words.COVER["cover.year"]),
        Kind("roster.own_office", _E, _WHO_IS_ADDED, words.CONSOLIDATION["roster.own_office"]),
        Kind("consolidate.held_back", _Q, _TWO_FORMS, words.CONSOLIDATION["consolidate.held_back"]),
        Kind("consolidate.forced", _Q, _TWO_FORMS, words.CONSOLIDATION["consolidate.forced"]),
        Kind("consolidate.extra_unreadable", _Q, _COUNTS, words.CONSOLIDATION["consolidate.extra_unreadable"]),
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
