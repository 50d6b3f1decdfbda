"""采纳建议: one suggestion after the other, each only by the user's word, written down, and taken back if wanted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, NamedTuple

from gxxl.excel.checking import check
from gxxl.excel.hosts import ask, unprotected
from gxxl.excel.journal import read_own, write_down
from gxxl.locate import suggest
from gxxl.messages import excel as words
from gxxl.messages import locate as locate_words
from gxxl.messages.macros import BUTTONS
from gxxl.places import place_of
from gxxl.rules.linear import plain
from gxxl.submission import Figure, Reason, Submission

if TYPE_CHECKING:
    import xlwings

    from gxxl.locate.result import Suggestion

TITLE = BUTTONS["accept"]


class _Accepted(NamedTuple):
    """A change that was accepted earlier and still stands."""

    code: str
    old: str
    change: str


def accept(book: xlwings.Book) -> str:
    """Offer the suggestions, group by group, the likeliest first. The sentence to say.

    Without any, the last one that was accepted can be taken back. Raises ``GxxlError`` for a workbook that is not ours.
    """
    submission = read_own(book).submission
    groups = [_usable(group) for group in suggest(submission).groups.values()]
    groups = [group for group in groups if group]
    if not groups:
        return _take_back(book, submission)
    if ask(book, words.REGISTER_CHECKED, TITLE, "yes_no") != "yes":
        return words.ACCEPTED_NONE
    count = 0
    for group in groups:
        answer = _choose(book, group)
        if answer is None:
            break
        count += isinstance(answer, int)
        if isinstance(answer, int):
            _apply(book, submission, group[answer])
    return f"{words.ACCEPTED.format(count=count)}\n{check(book)}" if count else words.ACCEPTED_NONE


def _usable(group: Sequence[Suggestion]) -> list[Suggestion]:
    """Those that say what the cells should be."""
    return [suggestion for suggestion in group if None not in suggestion.changes.values()]


def _choose(book: xlwings.Book, group: Sequence[Suggestion]) -> int | str | None:
    """The number of the one that was accepted, ``"none"`` for none of them, ``None`` to stop."""
    for number, suggestion in enumerate(group):
        more = words.ACCEPT_NEXT if number < len(group) - 1 else words.ACCEPT_LAST
        answer = ask(book, words.ACCEPT.format(reason=suggestion.reason) + more, TITLE, "yes_no_cancel")
        if answer == "yes":
            return number
        if answer != "no":
            return None
    return "none"


def _apply(book: xlwings.Book, submission: Submission, suggestion: Suggestion) -> None:
    """First the log, then the figures: what cannot be written down is not changed."""
    changes = {code: value for code, value in suggestion.changes.items() if value is not None}
    with unprotected(*_sheets(book, submission, changes)):
        write_down(book, [_reason(submission, code, value) for code, value in changes.items()])
        for code, value in changes.items():
            _write(book, submission, code, value)


def _sheets(book: xlwings.Book, submission: Submission, codes: Iterable[str]) -> list[xlwings.Sheet]:
    return [book.sheets[name] for name in dict.fromkeys(place_of(submission, code).where for code in codes)]


def _reason(submission: Submission, code: str, new: Decimal) -> Reason:
    change = locate_words.FROM_TO.format(old=_shown(submission.figures[code]), new=plain(new))
    return Reason(locate_words.APPLIED, str(place_of(submission, code)), change)


def _shown(figure: Figure) -> str:
    """What stands in a cell, also where that is no number: it must come back when the change is taken back."""
    return figure.text or (locate_words.EMPTY if figure.value is None else plain(figure.value))


def _write(book: xlwings.Book, submission: Submission, code: str, value: Decimal | str | None) -> None:
    place = place_of(submission, code)
    cell = book.sheets[place.where].range(place.address)
    if isinstance(value, Decimal):
        cell.value = int(value) if value == value.to_integral_value() else float(value)
    else:
        cell.value = None if value is None else f"'{value}"


def _held(shown: str) -> Decimal | str | None:
    """What stood in a cell, by what the log says of it."""
    if shown == locate_words.EMPTY:
        return None
    value = _number(shown)
    return shown if value is None else value


def _take_back(book: xlwings.Book, submission: Submission) -> str:
    accepted = _last_accepted(submission)
    if accepted is None:
        return words.NOTHING_TO_ACCEPT
    place = place_of(submission, accepted.code)
    if ask(book, words.TAKE_BACK.format(place=place, change=accepted.change), TITLE, "yes_no") != "yes":
        return words.ACCEPTED_NONE
    old = accepted.old
    text = locate_words.FROM_TO.format(old=_shown(submission.figures[accepted.code]), new=old)
    with unprotected(book.sheets[place.where]):
        write_down(book, [Reason(words.TAKEN_BACK_RULE, str(place), text)])
        _write(book, submission, accepted.code, _held(old))
    return f"{words.TAKEN_BACK.format(place=place, old=old)}\n{check(book)}"


def _last_accepted(submission: Submission) -> _Accepted | None:
    """The last change that was accepted, not taken back since, and whose cell still holds what was put there."""
    codes = {str(place_of(submission, code)): code for code in submission.figures}
    back = Counter[str]()  # by place: each taking back undoes the acceptance before it
    for reason in reversed(submission.reasons):
        code = codes.get(reason.places)
        back[reason.places] += reason.rule == words.TAKEN_BACK_RULE
        if reason.rule != locate_words.APPLIED or code is None:
            continue
        if back[reason.places]:
            back[reason.places] -= 1
            continue
        old, new = _from_to(reason.text)
        if new is not None and submission.figures[code].value == new:
            return _Accepted(code, old, reason.text)
    return None


def _from_to(text: str) -> tuple[str, Decimal | None]:
    pattern = re.escape(locate_words.FROM_TO).replace(r"\{old\}", "(.+)").replace(r"\{new\}", "(.+)")
    found = re.fullmatch(pattern, text.strip(), re.DOTALL)
    return (found[1], _number(found[2])) if found else ("", None)


def _number(text: str) -> Decimal | None:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None
