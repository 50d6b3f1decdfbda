"""报送情况 in 汇总工作底稿: the roster's units, what is not in it, six columns for people, and what was left alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from gxxl.consolidate.rows import Ledger, Row, Status
from gxxl.consolidate.run import Outcome
from gxxl.consolidate.typed import NOTHING_TYPED, TYPED_NAMES, Typed, TypedLine
from gxxl.messages import consolidate as words
from gxxl.messages import ledger as ledger_words
from gxxl.render.lists import A3, list_sheet, write_texts
from gxxl.render.pages import height_of
from gxxl.render.styles import OPEN_FILL, OPEN_FONT, WRONG_FILL, WRONG_FONT, Styles
from gxxl.rules import Severity

_NUMBER, _UNIT, _CODE, _CATEGORY, _PARENT, _STATUS, _ERRORS, _QUERIES, _FILES, _REASON = words.LEDGER_COLUMNS
_TYPED = tuple(ledger_words.TYPED_COLUMNS[name] for name in TYPED_NAMES)
# What is looked at most stands first; the long texts stand last.
COLUMNS = (
    _NUMBER, _UNIT, _CODE, _CATEGORY, _PARENT, _STATUS, ledger_words.LATE_COLUMN, _ERRORS, _QUERIES,
    *_TYPED, _FILES, _REASON,
)  # fmt: skip
_WIDTHS = (6, 22, 19, 9, 12, 15, 20, 6, 6, 12, 6, 10, 12, 20, 20, 28, 46)
_NOTHING = NOTHING_TYPED.texts
_OWN_WIDTH = 20
_FIRST_TYPED = COLUMNS.index(_TYPED[0])
_LATE = COLUMNS.index(ledger_words.LATE_COLUMN)
_FITTED = tuple(_WIDTHS[column] for column in (_LATE, *range(_FIRST_TYPED, COLUMNS.index(_REASON) + 1)))
_PROMPT_ROWS = 200  # free lines below the list that show the prompts too


class _Looks(NamedTuple):
    plain: Any
    alarm: Any
    late: Any
    typed: Any


def add_ledger(book: Any, styles: Styles, outcome: Outcome) -> None:  # noqa: ANN401
    """Write the sheet: a line a unit in the ledger's order, below it what people wrote about units that are gone."""
    ledger = outcome.ledger
    own = _own_heads(ledger)
    widths = (*_WIDTHS, *[_OWN_WIDTH] * len(own))
    sheet = list_sheet(book, styles, words.SHEET_LEDGER, (*COLUMNS, *own), widths)
    sheet.set_paper(A3)
    looks = _looks(styles)
    for number, row in enumerate(ledger.rows, start=1):
        _unit(sheet, number, row, own, looks, is_stray=bool(ledger.roster) and not row.entry)
    last = len(ledger.rows)
    _prompts(sheet, last)
    if last:
        sheet.autofilter(0, 0, last, len(COLUMNS) + len(own) - 1)
    last = _gone(sheet, last, ledger.gone, own, styles, looks)
    _ignored(sheet, last, outcome, styles)


def _looks(styles: Styles) -> _Looks:
    common = {"border": 1, "align": "left", "valign": "top", "text_wrap": True}
    return _Looks(
        plain=styles.item,
        alarm=styles.make(**common, bg_color=WRONG_FILL, font_color=WRONG_FONT),
        late=styles.make(**common, bg_color=OPEN_FILL, font_color=OPEN_FONT),
        typed=styles.make(**common, locked=False, num_format="@", bg_color="#FFF9E5"),
    )


def _unit(sheet: Any, number: int, row: Row, own: Sequence[str], looks: _Looks, *, is_stray: bool) -> None:  # noqa: ANN401
    style = looks.plain if row.is_settled else looks.alarm
    late = str(row.late or "")
    files, typed = words.FILES_JOIN.join(row.files), _NOTHING if row.typed is NOTHING_TYPED else row.typed.texts
    height = height_of((late, *typed, files, row.reason), _FITTED)
    first = (number, *_texts(row, is_stray=is_stray), late, *_open(row))
    rest = (files, row.reason)
    values = (*first, *_or_blank(typed), *rest, *_own(row.typed, own))
    styles = [*[style] * len(first), *[looks.typed] * len(typed), *[style] * len(rest), *[looks.typed] * len(own)]
    if late:
        styles[_LATE] = looks.late
    sheet.write_whole_row(number, values, styles, height)


def _open(row: Row) -> tuple[int, int]:
    """How many errors and queries still ask for something."""
    if not any(file.findings for file in row.counted):
        return 0, 0
    return row.count(Severity.ERROR), row.count(Severity.QUERY)


def _texts(row: Row, *, is_stray: bool) -> tuple[str, ...]:
    entry = row.entry
    category = entry.category.value if entry and entry.category else ""
    if is_stray and row.status is not Status.UNEXPECTED:
        category = words.LEDGER_STRAY
    return row.unit, row.unit_code, category, entry.parent if entry else "", words.STATUS[row.status]


def _typed(sheet: Any, number: int, typed: Typed, own: Sequence[str], style: Any) -> None:  # noqa: ANN401
    columns = [*range(_FIRST_TYPED, _FIRST_TYPED + len(_TYPED)), *range(len(COLUMNS), len(COLUMNS) + len(own))]
    for column, text in zip(columns, (*_or_blank(typed.texts), *_own(typed, own)), strict=True):
        if text:
            sheet.write_string(number, column, text, style)
        else:
            sheet.write_blank(number, column, None, style)


def _own(typed: Typed, own: Sequence[str]) -> list[str | None]:
    """What stands in the office's own columns."""
    theirs = dict(typed.own)
    return [theirs.get(head) or None for head in own]


def _or_blank(texts: Sequence[str]) -> list[str | None]:
    return [text or None for text in texts]


def _own_heads(ledger: Ledger) -> list[str]:
    typed = [*(row.typed for row in ledger.rows), *(line.typed for line in ledger.gone)]
    return list(dict.fromkeys(head for cells in typed for head, _ in cells.own))


def _prompts(sheet: Any, last: int) -> None:  # noqa: ANN401
    for column, name in enumerate(TYPED_NAMES, start=_FIRST_TYPED):
        title = ledger_words.TYPED_COLUMNS[name]
        options: dict[str, object] = {"validate": "any", "input_title": title}
        options["input_message"] = ledger_words.TYPED_PROMPTS[name]
        if name == "verdict":
            options |= {"validate": "list", "source": list(ledger_words.TYPED_VERDICTS), "show_error": False}
        sheet.data_validation(1, column, last + _PROMPT_ROWS, column, options)


def _gone(
    sheet: Any,  # noqa: ANN401
    last: int,
    lines: Sequence[TypedLine],
    own: Sequence[str],
    styles: Styles,
    looks: _Looks,
) -> int:
    """The lines that no unit has any more; gives the last row written."""
    if not lines:
        return last
    last += 2
    sheet.write_string(last, 1, ledger_words.GONE_HEADING, styles.heading)
    for line in lines:
        last += 1
        write_texts(sheet, last, 1, (line.unit, line.unit_code, "", "", ledger_words.GONE), looks.plain)
        if line.files:
            sheet.write_string(last, COLUMNS.index(_FILES), line.files, looks.plain)
        _typed(sheet, last, line.typed, own, looks.typed)
    return last


def _ignored(sheet: Any, last: int, outcome: Outcome, styles: Styles) -> None:  # noqa: ANN401
    if not outcome.ignored:
        return
    sheet.write_string(last + 2, 1, words.LEDGER_IGNORED, styles.heading)
    for place, ignored in enumerate(outcome.ignored, start=last + 3):
        write_texts(sheet, place, COLUMNS.index(_FILES), (ignored.file, ignored.reason), styles.item)


def typed_for(ledger: Ledger) -> Iterator[tuple[str, str, str, str]]:
    """Unit, code, 收到时间 as typed, and the file that it was typed for: kept on a hidden sheet for the next run."""
    for row in ledger.rows:
        if row.typed != NOTHING_TYPED and row.typed.received_on:
            file = row.typed.received_for or words.FILES_JOIN.join(row.files)
            yield row.unit, row.unit_code, row.typed.received_on, file
    for line in ledger.gone:
        if line.typed.received_on:
            yield line.unit, line.unit_code, line.typed.received_on, line.typed.received_for or line.files
