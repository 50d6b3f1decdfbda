"""Old and foreign spreadsheets: our template saved as .xls, .et and .ods is read as what it is, zeros never made up."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from gxxl.errors import Refused
from gxxl.intake.door import read
from gxxl.intake.legacy import LegacyWorkbook
from gxxl.locate import suggest
from gxxl.render.workbook import write_workbook
from gxxl.submission import Cover, Figure, Kind, Made, State, Submission, empty
from tests.intake.door_troubles import good
from tests.intake.door_zips import rezipped
from tests.intake.test_round_trip import without_origin
from tests.office import Office
from tests.rules.test_linear import filled, with_figure
from tests.strategies import submissions

OLD = (".xls", ".ods")
FEW = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=6)


def saved_as(office: Office, submission: Submission, path: Path) -> Path:
    """Our workbook of the submission, opened in LibreOffice and saved in the format of ``path``."""
    source = path.with_suffix(".xlsx")
    write_workbook(submission, source)
    return office.resave(source, path)


def said(figure: Figure) -> Figure:
    """The figure as a format has it that tells formulas, but not whether one without a value was calculated."""
    return replace(figure, made=Made.FORMULA) if figure.made is Made.COMPUTED else figure


@FEW
@given(submission=submissions())
@pytest.mark.parametrize("ending", OLD)
def test_saved_in_an_old_format_it_reads_the_same(
    tmp_path: Path, office: Office, ending: str, submission: Submission
) -> None:
    """By position: figures with their states and making, cover, confirmed tables."""
    again = read(saved_as(office, submission, tmp_path / f"a{ending}"))
    figures = {code: said(figure) for code, figure in again.figures.items()}
    differ = {c: (figures[c], figure) for c, figure in submission.figures.items() if figures[c] != figure}
    assert differ == {}
    assert without_origin(replace(again, figures=figures)) == submission
    assert (again.origin.kind, again.origin.places) == (Kind.TEMPLATE, {})


@pytest.mark.parametrize("ending", OLD)
def test_an_empty_form_has_no_zeros(tmp_path: Path, office: Office, ending: str) -> None:
    """LibreOffice stores 0 in .xls where a formula shows nothing: not one of them becomes a figure."""
    submission = read(saved_as(office, empty(Cover("甲镇", year=2021), "2021"), tmp_path / f"a{ending}"))
    assert {figure.state for figure in submission.figures.values()} == {State.BLANK}


@pytest.mark.parametrize("ending", OLD)
def test_what_a_clerk_moved_is_found_by_its_labels(tmp_path: Path, office: Office, ending: str) -> None:
    """A row inserted above the table, a sheet renamed: the matcher takes over, in these formats too."""
    source = tmp_path / "a.xlsx"
    write_workbook(filled(3), source)
    with office.open(source) as book:
        for sheet in book.document.Sheets:
            sheet.unprotect("")
        table = book.document.Sheets.getByName("三、申请办理")
        table.Rows.insertByIndex(0, 2)
        table.Name = "表三"
        book.save(tmp_path / f"b{ending}")
    submission = read(tmp_path / f"b{ending}")
    assert submission.figures["requests.new.natural"].value == 3
    assert submission.figures["requests.total.total"].value == filled(3).figures["requests.total.total"].value
    assert str(submission.origin.places["requests.new.natural"]) == "表三!D7"
    assert submission.cover.unit == "庄头镇"


def test_without_the_files_own_records_nothing_is_said_of_the_making(tmp_path: Path, office: Office) -> None:
    """A total that is its sum may be a formula: no cell is called wrong for certain on its word."""
    wrong = with_figure(filled(2), "requests.carried_out.natural", 3)
    path = saved_as(office, wrong, tmp_path / "a.xls")
    book = LegacyWorkbook(path.read_bytes())
    assert book.made is None
    blind = {code: replace(figure, made=Made.UNKNOWN) for code, figure in read(path).figures.items()}
    located = suggest(read(path).with_figures(blind))
    assert not any(suggestion.is_certain for suggestion in located.suggestions)


@pytest.mark.parametrize("name", ["甲.et", "甲.xlsx", "甲"])
def test_the_ending_does_not_matter(tmp_path: Path, office: Office, name: str) -> None:
    """WPS calls the old format .et; others rename it."""
    saved_as(office, filled(1), tmp_path / "a.xls").rename(tmp_path / name)
    assert read(tmp_path / name).figures["review.upheld"].value == 1


@pytest.mark.parametrize(("ending", "code"), [(".xls", "encrypted_old"), (".ods", "encrypted_ods")])
def test_a_real_password_is_said(tmp_path: Path, office: Office, ending: str, code: str) -> None:
    """As LibreOffice protects a file."""
    write_workbook(filled(), tmp_path / "a.xlsx")
    path = tmp_path / f"b{ending}"
    filters = {".xls": "MS Excel 97", ".ods": "calc8"}
    with office.open(tmp_path / "a.xlsx") as book:
        options = office.options(FilterName=filters[ending], Password="甲乙丙")  # noqa: S106 - of a test
        book.call(book.document.storeToURL, path.as_uri(), options)
    with pytest.raises(Refused) as refusal:
        read(path)
    assert refusal.value.code == code


def test_repeated_cells_do_not_fill_the_memory(tmp_path: Path, office: Office) -> None:
    """A million rows of a thousand cells in a line of XML."""
    path = saved_as(office, filled(), tmp_path / "a.ods")
    bomb = (
        b'<table:table-row table:number-rows-repeated="1000000">'
        b'<table:table-cell table:number-columns-repeated="1000" office:value-type="float" office:value="1"/>'
        b"</table:table-row></table:table>"
    )
    path.write_bytes(
        rezipped(
            path.read_bytes(), lambda name, data: data.replace(b"</table:table>", bomb) if "content" in name else data
        )
    )
    with pytest.raises(Refused) as refusal:
        read(path)
    assert refusal.value.code == "too_large_sheet"


def test_macros_are_noted_and_not_run(tmp_path: Path) -> None:
    """Their presence is in the origin's notices."""
    path = tmp_path / "甲.xlsm"
    path.write_bytes(good())
    assert read(path).origin.notices == ()
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    assert [notice.key for notice in read(path).origin.notices] == ["MACROS"]


def test_exact_decimals_come_through(tmp_path: Path, office: Office) -> None:
    """Amounts with two places."""
    code = "disclosure.fees.amount"
    given_one = filled()
    amount = replace(given_one.figures[code], value=Decimal("1234.56"))
    for ending in OLD:
        again = read(saved_as(office, with_figure(given_one, code, amount), tmp_path / f"a{ending}"))
        assert again.figures[code].value == Decimal("1234.56")
