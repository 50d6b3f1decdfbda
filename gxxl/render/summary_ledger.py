"""报送情况 in 汇总工作底稿: the roster's units, what is not in it, six columns for people, and what was left alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from gxxl.consolidate.rows import Ledger, Row, Status
from gxxl.consolidate.run import Outcome
from gxxl.consolidate.typed import NOTHING_TYPED, TYPED_NAMES, Typed, TypedLine
from gxxl.messages import consolidate as words
from gxxl.messages import ledger as ledger_words
from gxxl.render.heights import fit_row, height_of
from gxxl.render.lists import list_sheet, write_texts
from gxxl.render.styles import OPEN_FILL, OPEN_FONT, WRONG_FILL, WRONG_FONT, Styles
from gxxl.rules import Severity

_NUMBER, _UNIT, _CODE, _CATEGORY, _PARENT, _STATUS, _ERRORS, _QUERIES, _FILES, _REASON = words.LEDGER_COLUMNS
_TYPED = tuple(ledger_words.TYPED_COLUMNS[name] for name in TYPED_NAMES)
_LATE = ledger_words.LATE_COLUMN
_MADE = (_NUMBER, _UNIT, _CODE, _CATEGORY, _PARENT, _STATUS, _LATE, _ERRORS, _QUERIES, *_TYPED, _FILES, _REASON)
# What is looked at most stands first, then the long texts; behind them, and not on paper, what few ask for.
_UNPRINTED = (_PARENT, ledger_words.TYPED_COLUMNS["published_at"])
COLUMNS = (*(name for name in _MADE if name not in _UNPRINTED), *_UNPRINTED)
_PRINTED = len(COLUMNS) - len(_UNPRINTED)
_WIDTHS = (6, 18, 11, 8, 10, 13, 6, 6, 11, 6, 9, 11, 14, 18, 38, 16, 28)
_WIDTH = dict(zip(COLUMNS, _WIDTHS, strict=True))
_as_shown = itemgetter(*map(_MADE.index, COLUMNS))
_NOTHING = NOTHING_TYPED.texts
_OWN_WIDTH = 20
_NUMBERS = (_NUMBER, _ERRORS, _QUERIES)
_texts_of = itemgetter(*(place for place, name in enumerate(COLUMNS) if name not in _NUMBERS))
_FITTED = _texts_of(_WIDTHS)
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
    sheet = list_sheet(book, styles, words.SHEET_LEDGER, (*COLUMNS, *own), widths, _PRINTED)
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
    texts = _texts(row, is_stray=is_stray)
    values = _as_shown((number, *texts, late, *_open(row), *typed, files, row.reason))
    beside = looks.late if late else style
    made = [*[style] * (1 + len(texts)), beside, style, style, *[looks.typed] * len(typed), style, style]
    styles = [*_as_shown(made), *[looks.typed] * len(own)]
    height = height_of(_texts_of(values), _FITTED)
    sheet.write_whole_row(number, [*map(_or_none, values), *_own(row.typed, own)], styles, height)


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
    columns = [*map(COLUMNS.index, _TYPED), *range(len(COLUMNS), len(COLUMNS) + len(own))]
    for column, text in zip(columns, (*typed.texts, *_own(typed, own)), strict=True):
        if text:
            sheet.write_string(number, column, text, style)
        else:
            sheet.write_blank(number, column, None, style)


def _own(typed: Typed, own: Sequence[str]) -> list[str | None]:
    """What stands in the office's own columns."""
    theirs = dict(typed.own)
    return [theirs.get(head) or None for head in own]


def _or_none(value: str | int) -> str | int | None:
    return None if value == "" else value


def _own_heads(ledger: Ledger) -> list[str]:
    typed = [*(row.typed for row in ledger.rows), *(line.typed for line in ledger.gone)]
    return list(dict.fromkeys(head for cells in typed for head, _ in cells.own))


def _prompts(sheet: Any, last: int) -> None:  # noqa: ANN401
    for name in TYPED_NAMES:
        title = ledger_words.TYPED_COLUMNS[name]
        column = COLUMNS.index(title)
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
        told = {_UNIT: line.unit, _CODE: line.unit_code, _CATEGORY: "", _STATUS: ledger_words.GONE, _FILES: line.files}
        for name, text in told.items():
            sheet.write_string(last, COLUMNS.index(name), text, looks.plain)
        _typed(sheet, last, line.typed, own, looks.typed)
    return last


def _ignored(sheet: Any, last: int, outcome: Outcome, styles: Styles) -> None:  # noqa: ANN401
    if not outcome.ignored:
        return
    sheet.write_string(last + 2, 1, words.LEDGER_IGNORED, styles.heading)
    for place, ignored in enumerate(outcome.ignored, start=last + 3):
        texts = (ignored.file, ignored.reason)
        fit_row(sheet, place, texts, (_WIDTH[_FILES], _WIDTH[_REASON]))
        write_texts(sheet, place, COLUMNS.index(_FILES), texts, styles.item)


def typed_for(ledger: Ledger) -> Iterator[tuple[str, str, str, str]]:
    """Unit, code, 收到时间 as typed, and the file that it was typed for: kept on a hidden sheet for the next run."""
    for row in ledger.rows:
        if row.typed != NOTHING_TYPED and row.typed.received_on:
            file = row.typed.received_for or words.FILES_JOIN.join(row.files)
            yield row.unit, row.unit_code, row.typed.received_on, file
    for line in ledger.gone:
        if line.typed.received_on:
            yield line.unit, line.unit_code, line.typed.received_on, line.typed.received_for or line.files
