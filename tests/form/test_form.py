"""The form as data is what the notices print."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from gxxl.form import EDITIONS, BasisKind, Domain, Form, load
from gxxl.form.geometry import a1, column_name, ranges
from gxxl.form.layout import sheet_layout

FIXTURES = Path(__file__).parent.parent / "fixtures"


@pytest.fixture(params=EDITIONS)
def form(request: pytest.FixtureRequest) -> Form:
    """Each edition in turn."""
    return load(request.param)


def test_every_cell_has_the_code_and_labels_of_the_list(form: Form) -> None:
    """Codes, order and printed labels agree with the list made from the notice (198 and 200 cells)."""
    with (FIXTURES / f"cells-{form.edition}.tsv").open(encoding="utf-8") as file:
        listed = [
            (row["code"], row["section"], row["row"], row["column"])
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]
    ours = [
        (cell.code, form.section_of(cell.table).title, cell.row_label, cell.column_label)
        for cell in form.cells.values()
    ]
    assert ours == listed
    assert len(ours) == {"2019": 198, "2021": 200}[form.edition]


def test_only_changes_may_be_negative_and_only_money_has_fractions(form: Form) -> None:
    """本年增/减 of 2019 is signed; fees of 2021 are 万元; purchases of 2019 name no unit."""
    special = {cell.code: (cell.domain, cell.unit) for cell in form.cells.values() if cell.domain is not Domain.COUNT}
    if form.edition == "2021":
        assert special == {"disclosure.fees.amount": (Domain.AMOUNT, "万元")}
    else:
        assert special.pop("disclosure.procurement.amount") == (Domain.AMOUNT, None)
        assert {code.split(".")[-1] for code in special} == {"change"}


def test_requests_has_a_rule_a_row_and_two_a_column(form: Form) -> None:
    """Rows: six kinds of applicants; columns: results, and the balance the notice prints."""
    rows = {"2019": 23, "2021": 25}[form.edition]
    kinds = [rule.template for rule in form.rules if rule.table == "requests"]
    assert kinds.count("requests.{row}.total") == rows
    assert kinds.count("requests.results.{column}") == kinds.count("requests.balance.{column}") == 7
    assert len(form.rules) == rows + 14 + 3


def test_only_the_balance_is_printed_in_the_notice(form: Form) -> None:
    """Of the cross-footing rules, 明文 is said of the balance alone."""
    assert {rule.template for rule in form.rules if rule.basis is BasisKind.PRINTED} == {"requests.balance.{column}"}


def test_the_total_of_results_is_the_sum_of_every_result_row(form: Form) -> None:
    """（七）总计 adds all rows of 三 above it, in the order of the form."""
    rule = form.rules_by_id["requests.results.natural"]
    rows = [cell.code for cell in form.cells.values() if cell.column_key == "natural"]
    first, last = rows.index("requests.granted.natural"), rows.index("requests.total.natural")
    assert list(rule.expected) == rows[first:last]


def test_every_cell_of_a_form_comes_from_the_other_edition_at_most_once(form: Form) -> None:
    """The map between editions reaches no cell twice and names only cells that exist."""
    (other,) = (edition for edition in EDITIONS if edition != form.edition)
    steps = form.maps[other]
    targets = [target for step in steps for target in step.targets]
    assert len(targets) == len(set(targets))
    assert set(targets) <= set(form.cells)
    assert {source for step in steps for source in step.sources} <= set(load(other).cells)


def test_an_unknown_edition_is_refused() -> None:
    """There is no form of 2008."""
    with pytest.raises(KeyError):
        load("2008")


def test_columns_are_named_as_in_a_spreadsheet() -> None:
    """A to Z, then AA."""
    assert [column_name(number) for number in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert a1(16, 4) == "E17"


def test_ranges_join_neighbours() -> None:
    """Cells of one column become one run, strays stay alone."""
    assert [tuple(r) for r in ranges([(4, 3), (5, 3), (6, 3), (9, 3)])] == [(4, 3, 6, 3), (9, 3, 9, 3)]
    assert [tuple(r) for r in ranges([(4, 3), (4, 4), (4, 5)])] == [(4, 3, 4, 5)]


@pytest.mark.parametrize("section", ["disclosure", "requests", "disputes"])
def test_nothing_on_a_sheet_stands_on_anything_else(form: Form, section: str) -> None:
    """Labels, cells, checks, strips and last year's figures take different places."""
    layout = sheet_layout(form.edition, section)
    taken: list[tuple[int, int]] = []
    for rect in [*(label.rect for label in layout.labels), *layout.cells.values(), *(s.rect for s in layout.strips)]:
        taken += [(r, c) for r in range(rect.top, rect.bottom + 1) for c in range(rect.left, rect.right + 1)]
    taken += [*layout.checks.values(), *(filling.at for filling in layout.fillings), layout.confirm]
    taken += layout.last_year.values()
    assert len(taken) == len(set(taken))


def test_every_rule_has_its_check_on_a_sheet(form: Form) -> None:
    """No cross-footing rule is left out of the sheets."""
    shown = [
        rule
        for section in ("disclosure", "requests", "disputes")
        for rule in sheet_layout(form.edition, section).checks
    ]
    assert sorted(shown) == sorted(rule.id for rule in form.rules)


def test_the_sheets_have_the_same_names_in_all_editions() -> None:
    """Readers tell the template's sheets from others by their names before they know the edition."""
    names = {edition: [section.sheet for section in load(edition).sections if section.sheet] for edition in EDITIONS}
    assert len({tuple(sheets) for sheets in names.values()}) == 1
