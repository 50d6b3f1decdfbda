"""In a real LibreOffice: the sheet's checks say what the Python rules say, and nothing a clerk does breaks them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from gxxl.form import TABLES, Cell, load
from gxxl.form.geometry import Rect, a1, ranges
from gxxl.form.layout import SheetLayout, layouts
from gxxl.messages import rules as words
from gxxl.render.sheets import shown_text
from gxxl.render.workbook import write_workbook
from gxxl.rules.linear import plain, verdicts
from gxxl.rules.live import editions_shown, fillings, overall
from gxxl.submission import Cover, Figure, Made, State, Submission, empty, number
from tests.office import Office
from tests.office_book import Book, Sheet
from tests.rules.test_linear import filled
from tests.strategies import submissions, with_formula_totals

REAL = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
Open = Callable[[Submission], Book]


@pytest.fixture
def opened(office: Office, tmp_path: Path) -> Iterator[Open]:
    """Opens the template of a submission's editions, each combination once; closes them at the end."""
    books: dict[tuple[str | None, ...], Book] = {}

    def get(submission: Submission) -> Book:
        key = tuple(submission.editions[table] for table in TABLES)
        if key not in books:
            path = tmp_path / "a.xlsx"
            editions = editions_shown(submission.editions)
            write_workbook(empty(Cover(), editions["disclosure"], editions["requests"]), path)
            books[key] = office.open(path)
        return books[key]

    yield get
    for book in books.values():
        book.__exit__(None, None, None)


def typed(submission: Submission, layout: SheetLayout, template: list[list[str]]) -> list[list[str]]:
    """The table of a sheet as a clerk would have typed it over the template's own formulas."""
    block = [list(row) for row in template]
    top, left = table_of(layout)[:2]
    for code in layout.cells:
        row, column = layout.place(code)
        form = load(layout.edition)
        text = entry(submission.figures[code], form.cells[code], is_total=code in form.total_rules)
        if text is not None:
            block[row - top][column - left] = text
    return block


def type_in(sheet: Sheet, layout: SheetLayout, block: list[list[str]]) -> None:
    """Type a block into the free cells of a sheet; the heads between them are locked."""
    top, left = table_of(layout)[:2]
    for rect in ranges(layout.place(code) for code in layout.cells):
        rows = block[rect.top - top : rect.bottom - top + 1]
        part = tuple(tuple(row[rect.left - left : rect.right - left + 1]) for row in rows)
        sheet.area(span(rect)).setFormulaArray(part)


def entry(figure: Figure, cell: Cell, *, is_total: bool) -> str | None:
    """What is typed into a cell; ``None`` where nothing is and the template's formula stays."""
    if figure.is_text:
        return f"'{shown_text(figure, cell)}"
    if figure.made is Made.FORMULA:
        return None
    if figure.state is State.NUMBER and figure.value is not None:
        return plain(figure.value)
    return "" if is_total else None


def table_of(layout: SheetLayout) -> Rect:
    """The rectangle of all figures of a sheet."""
    rects = layout.cells.values()
    return Rect(
        min(r.top for r in rects), min(r.left for r in rects), max(r.bottom for r in rects), max(r.right for r in rects)
    )


def span(rect: Rect) -> str:
    """A rectangle as an address."""
    return f"{a1(rect.top, rect.left)}:{a1(rect.bottom, rect.right)}"


def confirm(submission: Submission, layout: SheetLayout) -> str:
    """The choice on a sheet."""
    return words.YES if set(layout.section.tables) & submission.confirmed else words.NO


def shown_checks(sheet: Sheet, layout: SheetLayout) -> dict[str, object]:
    """Every live check of a sheet, by rule or place."""
    values = sheet.values("A1:AD40")
    checks: dict[str, object] = {rule: values[row][column] for rule, (row, column) in layout.checks.items()}
    return checks | {str(place.at): values[place.at[0]][place.at[1]] for place in layout.fillings}


def expected_checks(submission: Submission, layout: SheetLayout) -> Mapping[str, object]:
    """What Python says in their place."""
    said = {rule: str(verdict) for rule, verdict in verdicts(submission).items() if rule in layout.checks}
    return said | {str(at): text for at, text in fillings(submission, layout).items()}


def test_every_check_in_the_sheet_says_what_the_rules_say(opened: Open) -> None:
    """Random reports typed into the template, with blanks, texts, typed totals: all verdicts agree."""
    templates: dict[tuple[str, str], list[list[str]]] = {}

    @REAL
    @given(submissions())
    def holds(submission: Submission) -> None:
        book = opened(submission)
        for layout in layouts(editions_shown(submission.editions)):
            sheet, area = book.sheet(layout.name), span(table_of(layout))
            key = (layout.name, "".join(map(str, submission.editions.values())))
            template = templates.setdefault(key, sheet.formulas(area))
            sheet.type(a1(*layout.confirm), confirm(submission, layout))
            type_in(sheet, layout, typed(submission, layout, template))
        book.calculate()
        for layout in layouts(editions_shown(submission.editions)):
            assert shown_checks(book.sheet(layout.name), layout) == expected_checks(submission, layout)
        assert str(overall(submission)) in {str(value) for row in book.sheet("封面").values("C4:C20") for value in row}

    holds()


def test_stored_values_are_what_a_calculating_office_works_out(
    calculating_office: Office, office: Office, tmp_path: Path
) -> None:
    """What the file says without calculating is what LibreOffice says after it: totals, checks, verdict."""

    @settings(REAL, max_examples=12)
    @given(submissions())
    def holds(submission: Submission) -> None:
        path = tmp_path / "a.xlsx"
        write_workbook(submission, path)
        with office.open(path) as stored, calculating_office.open(path) as calculated:
            for name in ("封面", *(layout.name for layout in layouts(editions_shown(submission.editions)))):
                assert stored.sheet(name).values("A1:AD40") == calculated.sheet(name).values("A1:AD40")

    holds()


def test_a_calculating_office_puts_a_wrong_stored_value_right(calculating_office: Office, tmp_path: Path) -> None:
    """The test above can fail: a report whose stored total is wrong is shown otherwise after calculating."""
    submission = with_formula_totals(filled(1))
    wrong = replace(number(Decimal(99)), made=Made.FORMULA)
    write_workbook(submission.with_figures({**submission.figures, "requests.new.total": wrong}), tmp_path / "a.xlsx")
    with calculating_office.open(tmp_path / "a.xlsx") as book:
        assert book.sheet("三、申请办理").values("J5") == [[6.0]]


@pytest.fixture
def zeros(office: Office, tmp_path: Path) -> Iterator[Sheet]:
    """The table of applications of a report of ones, open in LibreOffice."""
    write_workbook(filled(1), tmp_path / "a.xlsx")
    with office.open(tmp_path / "a.xlsx") as book:
        yield book.sheet("三、申请办理")


def row_check(sheet: Sheet, row: int) -> object:
    """The check beside a row of the table of applications."""
    sheet.book.calculate()
    return sheet.values(f"L{row}")[0][0]


def test_pasting_a_block_over_totals_and_formulas_leaves_right_checks(zeros: Sheet) -> None:
    """Seven columns from Word over the rows of 本年新收 and 上年结转: typed totals are checked against their parts."""
    zeros.paste("D5", [[1, 2, 3, 0, 0, 0, 9], [0, 0, 0, 0, 0, 0, 0]])
    assert (row_check(zeros, 5), row_check(zeros, 6)) == ("多3", "通过")
    zeros.paste("D5", [[1, 2, 3, 0, 0, 0, 6]])
    assert row_check(zeros, 5) == "通过"


@pytest.mark.parametrize("move", ["move", "cut_paste"])
def test_cutting_and_moving_cells_moves_no_check(zeros: Sheet, move: str) -> None:
    """自然人 cut and put below: the check of each row still adds that row, whatever the program does to references."""
    getattr(zeros, move)("D7", "D8")
    zeros.paste("J7", [[5]])
    zeros.paste("J8", [[6]])
    assert (row_check(zeros, 7), row_check(zeros, 8)) == ("通过", "通过")
    zeros.paste("J7", [[6]])
    assert row_check(zeros, 7) == "多1"


def test_moving_a_whole_row_of_figures_keeps_every_formula(zeros: Sheet) -> None:
    """A row dragged one down: totals and checks of both rows stay with their rows."""
    zeros.move("D9:J9", "D10")
    assert row_check(zeros, 9) == words.UNDECIDED
    assert row_check(zeros, 10) == "通过"
    assert zeros.values("J10") == [[6.0]]
    assert zeros.values("J11") == [[6.0]]


def test_a_total_copied_to_the_next_row_adds_its_own_row(zeros: Sheet) -> None:
    """Restoring a total by copying its neighbour's formula gives the right sum."""
    zeros.paste("D10", [[7]])
    zeros.paste("J10", [[0]])
    assert row_check(zeros, 10) == "少12"
    zeros.copy_paste("J9", zeros, "J10")
    assert row_check(zeros, 10) == "通过"
    assert zeros.values("J10") == [[12.0]]


def test_rows_cannot_be_inserted_into_the_form(zeros: Sheet) -> None:
    """The sheet is protected: the form keeps its rows."""
    before = zeros.values("A1:C30")
    zeros.insert_rows("A9:J9")
    assert zeros.protected
    assert zeros.values("A1:C30") == before


def test_confirming_blanks_shows_zeros_at_once(office: Office, tmp_path: Path) -> None:
    """On an empty form 空格确认为0：是 turns every cell to 0 and every check to 通过."""
    write_workbook(empty(Cover(unit="庄头镇", year=2021), "2021"), tmp_path / "a.xlsx")
    with office.open(tmp_path / "a.xlsx") as book:
        for layout in layouts(dict.fromkeys(TABLES, "2021")):
            sheet = book.sheet(layout.name)
            sheet.type(a1(*layout.confirm), words.YES)
            book.calculate()
            assert set(shown_checks(sheet, layout).values()) == {words.PASS, words.COMPLETE} - (
                set() if layout.checks else {words.PASS}
            )
            first = next(iter(layout.cells))
            assert sheet.shown(layout.address(first)) == "0"
        assert words.PASS in {value for row in book.sheet("封面").values("C4:C20") for value in row}
