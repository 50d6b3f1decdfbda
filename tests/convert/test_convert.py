"""From one edition to the other: nothing is lost, guessed or made up."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given

from gxxl.convert import Why, convert
from gxxl.form import load
from gxxl.submission import Figure, Made, Origin, Place, State, Submission, confirmed_zero, number
from tests.consolidate.parts import all_zero, filled_in_here_and_there, submission, with_figure, with_numbers

OLD = "requests.other.natural"
NEW = tuple(f"requests.other.{row}.natural" for row in ("no_correction_in_time", "fee_unpaid", "other"))


def old() -> Submission:
    """A form of 2019 in which nothing is filled in."""
    return submission("庄头镇", edition="2019")


def test_a_zero_splits_into_zeros() -> None:
    """其他处理 of 0 means that each of its three new kinds is 0: a count is not negative."""
    made = convert(with_numbers(old(), {OLD: 0}), "2021")
    assert [made.submission.figures[code].value for code in NEW] == [0, 0, 0]
    assert made.held_back == ()


def test_a_confirmed_zero_splits_into_confirmed_zeros() -> None:
    """What the unit confirmed stays confirmed."""
    made = convert(with_figure(old(), OLD, confirmed_zero()), "2021")
    assert {made.submission.figures[code].state for code in NEW} == {State.CONFIRMED_ZERO}


def test_a_blank_splits_into_blanks() -> None:
    """A blank is not a zero, not in three parts either."""
    made = convert(old(), "2021")
    assert {made.submission.figures[code].state for code in NEW} == {State.BLANK}


def test_what_would_have_to_be_guessed_is_held_back_and_named() -> None:
    """Of 5 under 其他处理 nobody knows which kinds they are."""
    made = convert(with_numbers(old(), {OLD: 5}), "2021")
    assert {made.submission.figures[code].state for code in NEW} == {State.ABSENT}
    assert [(held.codes, held.value, held.why) for held in made.held_back] == [((OLD,), Decimal(5), Why.SPLIT)]


def test_the_user_may_ask_for_the_loss() -> None:
    """With ``lossy`` the 5 go to 3.其他, and that is listed."""
    made = convert(with_numbers(old(), {OLD: 5}), "2021", lossy=True)
    assert [made.submission.figures[code].value for code in NEW] == [None, None, 5]
    assert made.held_back == ()
    assert [(held.codes, held.value) for held in made.forced] == [((OLD,), Decimal(5))]
    assert made.sources_of(NEW[2]) == (OLD,)


def test_cells_alike_in_place_but_not_in_meaning_pass_only_on_request() -> None:
    """新制作 is not quite 制发, not even when it is 0."""
    filled = with_numbers(old(), {"disclosure.normative_documents.new_made": 2, "disclosure.regulations.new_made": 0})
    made = convert(filled, "2021")
    assert [(held.codes[0], held.value) for held in made.held_back] == [
        ("disclosure.regulations.new_made", Decimal(0)),
        ("disclosure.normative_documents.new_made", Decimal(2)),
    ]
    assert made.submission.figures["disclosure.normative_documents.made"].state is State.ABSENT
    forced = convert(filled, "2021", lossy=True)
    assert forced.submission.figures["disclosure.normative_documents.made"].value == 2


def test_a_figure_without_counterpart_is_held_back_unless_it_is_zero() -> None:
    """政府集中采购 is no longer asked for."""
    filled = with_numbers(old(), {"disclosure.procurement.items": 3, "disclosure.penalties.change": 0})
    held = convert(filled, "2021").held_back
    assert [(item.codes[0], item.value, item.why) for item in held] == [
        ("disclosure.procurement.items", Decimal(3), Why.NO_COUNTERPART)
    ]


def test_what_the_old_form_does_not_ask_is_absent() -> None:
    """现行有效件数 was not on the form of 2019: absent, not blank and not 0, even if all blanks are confirmed."""
    zero = all_zero(old())
    made = convert(zero, "2021").submission
    assert made.figures["disclosure.normative_documents.in_force"].state is State.ABSENT
    assert "disclosure" not in made.confirmed


def test_three_cells_merge_exactly() -> None:
    """Back to the form of 2019 the three kinds are added."""
    filled = with_numbers(submission("庄头镇"), dict(zip(NEW, (1, 2, 3), strict=True)))
    made = convert(filled, "2019")
    assert made.submission.figures[OLD] == number(Decimal(6), Made.SUMMED)
    assert made.sources_of(OLD) == NEW


def test_a_merge_with_a_blank_in_it_is_held_back() -> None:
    """1 and 2 and a blank are not 3 until the blank is confirmed, and ``lossy`` does not change that."""
    filled = with_numbers(submission("庄头镇"), dict(zip(NEW[:2], (1, 2), strict=True)))
    for lossy in (False, True):
        made = convert(filled, "2019", lossy=lossy)
        assert made.submission.figures[OLD].state is State.ABSENT
        assert [(held.codes, held.value, held.why) for held in made.held_back] == [(NEW, Decimal(3), Why.PARTLY_BLANK)]


def test_words_neither_split_nor_merge() -> None:
    """「约20」 is held back as words."""
    words = Figure(None, State.UNREADABLE, Made.TYPED, text="约20")
    assert convert(with_figure(old(), OLD, words), "2021").held_back[0].why is Why.TEXT
    new = with_figure(with_numbers(submission("庄头镇"), {NEW[0]: 1}), NEW[1], words)
    assert convert(new, "2019").held_back[0].why is Why.TEXT


def test_a_form_without_other_editions_is_not_there() -> None:
    """There is no form of 2008 to convert to."""
    with pytest.raises(KeyError):
        convert(old(), "2008")


@given(filled_in_here_and_there(editions=("2021",)))
def test_a_form_already_in_the_edition_stays_as_it_is(filled: Submission) -> None:
    """Nothing is touched that needs no conversion."""
    made = convert(filled, "2021")
    assert made.submission == filled
    assert (made.held_back, made.forced, made.sources) == ((), (), {})


@given(filled_in_here_and_there())
def test_every_cell_of_the_new_form_is_there_and_no_other(filled: Submission) -> None:
    """The result has the cells of its edition."""
    assert set(convert(filled, "2021").submission.figures) == set(load("2021").cells)
    assert set(convert(filled, "2019").submission.figures) == set(load("2019").cells)


@given(filled_in_here_and_there(editions=("2019",)))
def test_every_number_passes_or_is_named(filled: Submission) -> None:
    """No number other than zero is lost without a word: it arrives, or it is held back."""
    made = convert(filled, "2021")
    held = {code for item in made.held_back for code in item.codes}
    arrived = {
        source
        for target, sources in made.sources.items()
        for source in sources
        if made.submission.figures[target].value == filled.figures[source].value
    }
    said = {code for code, figure in filled.figures.items() if figure.value}
    assert said <= held | arrived


def test_places_of_moved_cells_do_not_outlive_the_conversion() -> None:
    """A cell of the new form does not stand where a cell of the old one was moved to."""
    moved = replace(old(), origin=Origin(places={"requests.new.natural": Place("表三", "F9")}))
    assert convert(moved, "2021").submission.origin.places == {}
    assert convert(moved, "2019").submission.origin.places == moved.origin.places
