"""Sums: exact, of what has a value, and nothing else; each with the parts that make it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from gxxl.consolidate.ledger import build_ledger
from gxxl.consolidate.received import Received
from gxxl.consolidate.total import Total, add_up
from gxxl.submission import Cover, Extra, Figure, Kind, Made, State, Submission, number
from gxxl.sums import exact_sum
from tests.consolidate.parts import filled_in_here_and_there, received, reporting, submission, with_figure, with_numbers

NEW = "requests.new.natural"
FEES = "disclosure.fees.amount"


def total(files: Sequence[Received]) -> Total:
    """The sum of these files, each of a unit of its own."""
    return add_up(build_ledger(files, None, 2021).rows, Cover(year=2021), "2021")


def units(*filled: Submission) -> list[Received]:
    """Each submission as a unit of its own."""
    named = [
        replace(item, cover=replace(item.cover, unit=f"单位{number}", unit_code=f"61052510{number}"))
        for number, item in enumerate(filled)
    ]
    return [received(item) for item in named]


def values(made: Total) -> dict[str, Decimal | None]:
    """The summary's figures by code."""
    return {code: figure.value for code, figure in made.summary.figures.items()}


def plus(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    """A sum in which nothing and nothing is nothing."""
    known = [value for value in (one, other) if value is not None]
    return exact_sum(known) if known else None


many = st.lists(filled_in_here_and_there(), min_size=1, max_size=5)


@settings(max_examples=40)
@given(many, st.data())
def test_consolidating_in_two_halves_gives_the_same_sums(filled: list[Submission], data: st.DataObject) -> None:
    """For disjoint units consolidate(A + B) = consolidate(A) + consolidate(B), in exact decimals."""
    files = units(*filled)
    cut = data.draw(st.integers(0, len(files)))
    whole, one, other = (values(total(part)) for part in (files, files[:cut], files[cut:]))
    assert whole == {code: plus(one[code], other[code]) for code in whole}


@settings(max_examples=40)
@given(many, st.randoms())
def test_the_order_of_files_never_matters(filled: list[Submission], random: object) -> None:
    """The same files in any order give the same summary, part by part."""
    files = units(*filled)
    mixed = list(files)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    one, other = total(files), total(mixed)
    assert one.summary == other.summary
    assert one.lineage(NEW) == other.lineage(NEW)


@settings(max_examples=40)
@given(many)
def test_the_parts_add_up_to_the_cell(filled: list[Submission]) -> None:
    """The lineage of every cell sums to it exactly; a blank cell has no parts."""
    made = total(units(*filled))
    for code, figure in made.summary.figures.items():
        parts = [part.value for part in made.lineage(code)]
        assert figure.value == (exact_sum(parts) if parts else None)


@settings(max_examples=40)
@given(many)
def test_what_is_not_a_number_is_never_added(filled: list[Submission]) -> None:
    """Blank, unreadable, ambiguous and absent figures have no part in any sum."""
    made = total(units(*filled))
    for code in made.summary.figures:
        states = {part.state for part in made.lineage(code)}
        assert states <= {State.NUMBER, State.MARKED, State.CONFIRMED_ZERO}
        assert made.lacking[code] == len(made.without(code))


def test_a_cell_that_no_unit_fills_in_is_blank_and_not_zero() -> None:
    """Nobody said anything, so nothing is said."""
    made = total(units(reporting("甲"), reporting("乙")))
    assert made.summary.figures[NEW].state is State.BLANK
    assert made.lacking[NEW] == 2


def test_a_unit_that_left_a_cell_blank_is_counted_as_lacking() -> None:
    """3 and a blank are 3, of one unit; the other is named."""
    made = total(units(with_numbers(submission("甲"), {NEW: 3}), reporting("乙")))
    assert made.summary.figures[NEW] == number(Decimal(3), Made.SUMMED)
    assert [row.unit for row in made.without(NEW)] == ["单位1"]


def test_lineage_names_unit_file_sheet_and_address() -> None:
    """Each part of a sum can be looked up in the file it came from."""
    (part,) = total([received(with_numbers(submission("庄头镇", "610525109"), {NEW: 3}), "镇/庄头镇.xlsx")]).lineage(
        NEW
    )
    assert part.unit == "庄头镇"
    assert (part.file, part.sheet, part.value) == ("镇/庄头镇.xlsx", "三、申请办理", Decimal(3))
    assert part.address.startswith("D")


def test_lineage_of_a_2019_form_gives_the_place_in_the_2019_form() -> None:
    """A converted zero is traced to the cell where it was written."""
    old = with_numbers(submission("甲", edition="2019"), {"requests.other.natural": 0})
    (part,) = total(units(old)).lineage("requests.other.other.natural")
    from gxxl.places import template_place

    assert (part.sheet, part.address) == template_place("2019", "requests.other.natural")


def test_marked_figures_are_added() -> None:
    """「124件」 has one reading and counts."""
    marked = Figure(Decimal(124), State.MARKED, Made.TYPED, text="124件")
    made = total(units(with_figure(submission("甲"), NEW, marked), with_numbers(submission("乙"), {NEW: 1})))
    assert made.summary.figures[NEW].value == 125


def test_amounts_are_added_in_the_forms_unit() -> None:
    """5,000元 and 1.5万元 are 2万元; an amount without a unit is left out."""
    yuan = Figure(Decimal(5000), State.MARKED, Made.TYPED, text="5000元", unit="元")
    lost = Figure(Decimal(7), State.NUMBER, Made.TYPED)
    made = total(
        units(
            with_figure(submission("甲"), FEES, yuan),
            with_numbers(submission("乙"), {FEES: "1.5"}),
            with_figure(submission("丙"), FEES, lost),
        )
    )
    assert made.summary.figures[FEES] == number(Decimal("2.0"), Made.SUMMED, "万元")
    assert [part.value for part in made.lineage(FEES)] == [Decimal("0.5"), Decimal("1.5")]
    assert [row.unit for row in made.without(FEES)] == ["单位2"]


def test_long_numbers_lose_no_digit() -> None:
    """Forty digits and a hundredth add up to the last place."""
    long = Figure(Decimal(10) ** 39, State.NUMBER, Made.TYPED, unit="万元")
    made = total(units(with_figure(submission("甲"), FEES, long), with_numbers(submission("乙"), {FEES: "0.01"})))
    assert str(made.summary.figures[FEES].value) == "1" + "0" * 39 + ".01"


def test_extra_figures_are_summed_by_label_and_unit() -> None:
    """附加数据: the same label in the same unit is one line; words are not added."""
    one = replace(submission("甲"), extras=(Extra("主动公开条数", "条", Decimal(3)), Extra("费", "元", Decimal("1.5"))))
    other = replace(
        submission("乙"), extras=(Extra("主动公开条数", "条", Decimal(4)), Extra("费", "元", None, "约2元"))
    )
    made = total(units(one, other))
    assert made.summary.extras == (Extra("主动公开条数", "条", Decimal(7)), Extra("费", "元", Decimal("1.5")))


def test_a_summary_is_a_submission_with_its_parts() -> None:
    """The next level up sees a summary, and by content which files are in it."""
    files = units(reporting("甲"), reporting("乙"))
    summary = total(files).summary
    assert summary.origin.kind is Kind.SUMMARY
    assert [part.sha256 for part in summary.parts] == [file.sha256 for file in files]
    assert {figure.made for figure in summary.figures.values()} == {Made.SUMMED}
