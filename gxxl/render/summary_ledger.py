"""报送情况 in 汇总工作底稿: the roster's units, what is not in it, six columns for people, and what was left alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from gxxl.consolidate.rows import Ledger, Row
from gxxl.consolidate.run import Outcome
from gxxl.consolidate.typed import NOTHING_TYPED, TYPED_NAMES, Typed, TypedLine
from gxxl.messages import consolidate as words
from gxxl.messages import ledger as ledger_words
from gxxl.render import ledger_lines as lines
from gxxl.render.heights import fit_row, height_of
from gxxl.render.lists import list_sheet, write_texts
from gxxl.render.styles import OPEN_FILL, OPEN_FONT, WRONG_FILL, WRONG_FONT, Styles

COLUMNS = lines.COLUMNS
_PRINTED = len(COLUMNS) - len(lines.UNPRINTED)
_WIDTHS = (6, 18, 11, 8, 10, 13, 6, 6, 11, 6, 9, 11, 14, 18, 38, 16, 28)
_WIDTH = dict(zip(COLUMNS, _WIDTHS, strict=True))
_as_shown = itemgetter(*map(lines.HEADS.index, COLUMNS))
_LATE = COLUMNS.index(lines.LATE)
_OWN_WIDTH = 20
_texts_of = itemgetter(*(place for place, name in enumerate(COLUMNS) if name not in lines.NUMBERS))
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
    own = lines.own_heads([*(row.typed for row in ledger.rows), *(line.typed for line in ledger.gone)])
    widths = (*_WIDTHS, *[_OWN_WIDTH] * len(own))
    sheet = list_sheet(book, styles, words.SHEET_LEDGER, (*COLUMNS, *own), widths, _PRINTED)
    looks = _looks(styles)
    units = _Line(sheet, ledger, own, looks)
    for number, row in enumerate(ledger.rows, start=1):
        units.add(number, row)
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


class _Line:
    """Writes the lines of units, which have the looks of one of four kinds."""

    def __init__(self, sheet: Any, ledger: Ledger, own: Sequence[str], looks: _Looks) -> None:  # noqa: ANN401
        self._sheet, self._ledger, self._own = sheet, ledger, own
        self._widths = (*_FITTED, *[_OWN_WIDTH] * len(own))
        kinds = (
            (looks.plain, looks.plain),
            (looks.plain, looks.late),
            (looks.alarm, looks.alarm),
            (looks.alarm, looks.late),
        )
        self._styles = [self._styles_of(style, late, looks.typed) for style, late in kinds]

    def _styles_of(self, style: Any, late: Any, typed: Any) -> list[Any]:  # noqa: ANN401
        of_column = {lines.LATE: late, **dict.fromkeys(lines.TYPED, typed)}
        return [*(of_column.get(name, style) for name in COLUMNS), *[typed] * len(self._own)]

    def add(self, number: int, row: Row) -> None:
        """Write one."""
        values = _as_shown(lines.line_of(self._ledger, number, row))
        own = lines.own_texts(row.typed, self._own)
        height = height_of((*_texts_of(values), *(text or "" for text in own)), self._widths)
        styles = self._styles[2 * (not row.is_settled) + bool(values[_LATE])]
        self._sheet.write_whole_row(number, [*map(_or_none, values), *own], styles, height)


def _typed(sheet: Any, number: int, typed: Typed, own: Sequence[str], style: Any) -> None:  # noqa: ANN401
    columns = [*map(COLUMNS.index, lines.TYPED), *range(len(COLUMNS), len(COLUMNS) + len(own))]
    for column, text in zip(columns, (*typed.texts, *lines.own_texts(typed, own)), strict=True):
        if text:
            sheet.write_string(number, column, text, style)
        else:
            sheet.write_blank(number, column, None, style)


def _or_none(value: str | int) -> str | int | None:
    return None if value == "" else value


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
    gone: Sequence[TypedLine],
    own: Sequence[str],
    styles: Styles,
    looks: _Looks,
) -> int:
    """The lines that no unit has any more; gives the last row written."""
    if not gone:
        return last
    last += 2
    sheet.write_string(last, 1, ledger_words.GONE_HEADING, styles.heading)
    for line in gone:
        last += 1
        told = {
            lines.UNIT: line.unit,
            lines.CODE: line.unit_code,
            lines.CATEGORY: "",
            lines.STATUS: ledger_words.GONE,
            lines.FILES: line.files,
        }
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
        fit_row(sheet, place, texts, (_WIDTH[lines.FILES], _WIDTH[lines.REASON]))
        write_texts(sheet, place, COLUMNS.index(lines.FILES), texts, styles.item)


def typed_for(ledger: Ledger) -> Iterator[tuple[str, str, str, str]]:
    """Unit, code, 收到时间 as typed, and the file that it was typed for: kept on a hidden sheet for the next run."""
    for row in ledger.rows:
        if row.typed != NOTHING_TYPED and row.typed.received_on:
            file = row.typed.received_for or words.FILES_JOIN.join(row.files)
            yield row.unit, row.unit_code, row.typed.received_on, file
    for line in ledger.gone:
        if line.typed.received_on:
            yield line.unit, line.unit_code, line.typed.received_on, line.typed.received_for or line.files
