"""The functions for formulas, in any workbook: whole tables in, arrays out, never a call a cell.

They are named as they are written in a formula. Help for each, in Chinese, is in ``gxxl.messages.macros``. xlwings
takes the type of an argument for a converter of its own: so they have none here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import xlwings as xw

from gxxl.errors import GxxlError
from gxxl.excel.source import grid_cell
from gxxl.form import EDITIONS, TABLES, Cell, load
from gxxl.form.layout import sheet_layout
from gxxl.locate import suggest
from gxxl.messages import functions as words
from gxxl.messages import rules as rule_words
from gxxl.reading import exact, read_text
from gxxl.rules.linear import Outcome, compiled, verdicts
from gxxl.rules.live import judged
from gxxl.submission import Cover, Figure, Made, Origin, Place, State, Submission, blank, number

Value = Any  # what xlwings gives of a cell, and takes back
Rows = Sequence[Sequence[Value]]


@xw.func
@xw.arg("table", ndim=2, err_to_str=True)
def GXXL_DIFFERENCES(table: Value) -> Value:  # noqa: N802 - as written in a formula
    """Each cross-footing check of a table's figures (without heads) and its difference, a row a check.

    0 holds, positive is a total too large; 无法判断 where a total is blank or a cell is text.
    """
    return _answer(lambda: _differences(_submission(table)))


@xw.func
@xw.arg("table", ndim=2, err_to_str=True)
def GXXL_VERDICT(table: Value) -> Value:  # noqa: N802
    """The verdict on a table's figures, in the words of the sheet: 通过, 有N处需要修改, or 无法判断."""
    return _answer(lambda: str(judged(_submission(table))))


@xw.func
@xw.arg("table", ndim=2, err_to_str=True)
def GXXL_SUGGESTION(table: Value) -> Value:  # noqa: N802
    """The likeliest wrong cell of a table and what it should be, as a sentence."""
    return _answer(lambda: _suggestion(_submission(table)))


@xw.func
def GXXL_FIGURE(file: Value, code: Value) -> Value:  # noqa: N802
    """A figure of a submission's file by its code; a sentence where there is no number, never 0."""
    return _answer(lambda: _figure(str(file), str(code)))


@xw.func
def GXXL_CREDIT_CODE(code: Value) -> Value:  # noqa: N802
    """Whether a 统一社会信用代码 is right (GB 32100-2015), and if not, why."""
    return _answer(lambda: _credit_code(code))


class _Shape(NamedTuple):
    """What a rectangle of figures is, by its size."""

    edition: str
    codes: tuple[tuple[str, ...], ...]


def _answer(work: Callable[[], Value]) -> Value:
    try:
        return work()
    except GxxlError as error:
        return str(error)


@lru_cache(maxsize=1)
def _shapes() -> dict[tuple[int, int], _Shape]:
    """Every table, and every sheet, that is a full rectangle; of tables alike in both editions the newer."""
    shapes: dict[tuple[int, int], _Shape] = {}
    for edition in EDITIONS:
        form = load(edition)
        for section in form.sections:
            for tables in {section.tables, *((table,) for table in section.tables)} - {()}:
                rows: dict[int, list[tuple[int, str]]] = {}
                for code, rect in sheet_layout(edition, section.key).cells.items():
                    if form.cells[code].table in tables:
                        rows.setdefault(rect.top, []).append((rect.left, code))
                codes = tuple(tuple(code for _, code in sorted(row)) for _, row in sorted(rows.items()))
                if len({len(row) for row in codes}) == 1 and any(rule.table in tables for rule in form.rules):
                    shapes[len(codes), len(codes[0])] = _Shape(edition, codes)
    return shapes


def _submission(table: Rows) -> Submission:
    """The figures of a range as a submission of these tables alone. Raises ``GxxlError`` where no table is as large."""
    size = len(table), len(table[0])
    shape = _shapes().get(size)
    if shape is None:
        known = words.SIZES_JOIN.join(words.SIZE.format(rows=rows, columns=columns) for rows, columns in _shapes())
        raise GxxlError(words.NO_TABLE.format(rows=size[0], columns=size[1], known=known))
    cells = load(shape.edition).cells
    figures: dict[str, Figure] = {}
    places: dict[str, Place] = {}
    for row, codes in enumerate(shape.codes):
        for column, code in enumerate(codes):
            figures[code] = _read(table[row][column], cells[code])
            places[code] = Place(words.PLACE.format(row=row + 1, column=column + 1), "")
    shown = {cells[code].table for code in figures}
    editions = {name: shape.edition if name in shown else None for name in TABLES}
    ordered = {code: figures[code] for code in cells if code in figures}
    return Submission(Cover(), editions, ordered, origin=Origin(places=places))


def _read(value: Value, cell: Cell) -> Figure:
    held = grid_cell(value, "")
    if held is None:
        return blank()
    if held.is_number:
        return number(exact(held.text), Made.TYPED, cell.unit)
    return read_text(held.text, cell, Made.TYPED, words=True)


def _differences(submission: Submission) -> list[list[Value]]:
    rules = compiled(submission).by_id
    rows: list[list[Value]] = []
    for rule_id, verdict in verdicts(submission).items():
        rule = rules[rule_id]
        decided = verdict.outcome is not Outcome.UNDECIDED and verdict.difference is not None
        difference = float(verdict.difference or 0) if decided else rule_words.UNDECIDED
        rows.append([words.CHECK.format(rule=rule.label, cell=submission.cells[rule.total].label), difference])
    return rows


def _suggestion(submission: Submission) -> str:
    located = suggest(submission)
    if located.best:
        return located.best[0].reason
    return words.TOO_MANY if located.too_many else words.NOTHING_WRONG


def _figure(file: str, code: str) -> Value:
    path = Path(file)
    if not path.is_absolute():
        raise GxxlError(words.NOT_ABSOLUTE)
    try:
        state = path.stat()
    except OSError as error:
        raise GxxlError(words.NO_FILE.format(path=path)) from error
    submission = _read_file(path, state.st_mtime_ns, state.st_size)
    figure = submission.figures.get(code)
    if figure is None:
        raise GxxlError(words.NO_CODE.format(code=code))
    if figure.value is not None:
        return float(figure.value)
    return words.STATES.get(figure.state.value, words.STATES[State.UNREADABLE.value]).format(text=figure.text or "")


@lru_cache(maxsize=32)
def _read_file(path: Path, _changed: int, _size: int) -> Submission:
    from gxxl.intake.door import read  # noqa: PLC0415 - late, for start-up

    return read(path)


def _credit_code(code: Value) -> str:
    from stdnum.cn import uscc  # noqa: PLC0415 - late, for start-up
    from stdnum.exceptions import InvalidChecksum, InvalidLength  # noqa: PLC0415

    if code is None or code == "":
        return ""
    if isinstance(code, list):
        raise GxxlError(words.ONE_CELL)
    if isinstance(code, (int, float)):
        raise GxxlError(words.CODE_IS_NUMBER)
    text = uscc.compact(str(code))
    try:
        uscc.validate(text)
    except InvalidLength as error:
        raise GxxlError(words.CODE_LENGTH.format(length=len(text))) from error
    except InvalidChecksum as error:
        raise GxxlError(words.CODE_CHECKSUM.format(found=text[-1], wanted=uscc.calc_check_digit(text))) from error
    except ValueError as error:
        raise GxxlError(words.CODE_SIGNS) from error
    return words.CODE_RIGHT
