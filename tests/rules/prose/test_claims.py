"""Which numbers in prose are claims about the form, and which are none."""

from __future__ import annotations

import pytest

from gxxl.rules.prose.claims import find_claims
from tests.rules.prose.said import CLAIMS, NO_CLAIMS
from tests.rules.prose.told import told

TOWN, COUNTY, OFFICE = "庄头镇人民政府", "澄城县人民政府", "澄城县人民政府办公室"


def claimed(text: str, unit: str = "", scope: str = "") -> list[tuple[str, int]]:
    """Kind and number of each claim."""
    found = find_claims(told(text, unit=unit or TOWN, scope=scope))
    return [(claim.kind.key, int(claim.value)) for claim in found]


@pytest.mark.parametrize(("text", "unit", "wanted"), CLAIMS, ids=[text for text, _, _ in CLAIMS])
def test_what_is_said_is_found(text: str, unit: str, wanted: list[tuple[str, int]]) -> None:
    """Each number and each 无 that is about a figure of the form, and no other."""
    assert claimed(text, unit) == wanted


@pytest.mark.parametrize(("text", "unit"), NO_CLAIMS, ids=[text for text, _ in NO_CLAIMS])
def test_what_is_about_something_else_is_no_claim(text: str, unit: str) -> None:
    """Other offices, other years, other things."""
    assert claimed(text, unit) == []


@pytest.mark.parametrize(
    ("unit", "scope", "wanted"),
    [
        (COUNTY, "", ["received"]),
        (OFFICE, "", []),
        (OFFICE, "本级政府汇总", ["received"]),
        (TOWN, "", []),
        ("澄城县教育局", "", []),
    ],
)
def test_the_countys_figure_is_the_countys(unit: str, scope: str, wanted: list[str]) -> None:
    """全县 in the report of an office, a township or a department is not its own figure."""
    assert [kind for kind, _ in claimed("全县共收到政府信息公开申请21件。", unit, scope)] == wanted


@pytest.mark.parametrize(("unit", "wanted"), [(COUNTY, []), (OFFICE, ["received"]), (TOWN, [])])
def test_an_offices_figure_is_the_offices(unit: str, wanted: list[str]) -> None:
    """县政府办公室收到 is a part of the county's figure."""
    assert [kind for kind, _ in claimed("县政府办公室收到政府信息公开申请5件。", unit)] == wanted


def test_full_width_digits_blanks_and_broken_lines_do_not_matter() -> None:
    """As a PDF has it."""
    text = "２０２１年，我镇共受理政府信息公开申请 ２１ 件，均在法定期限内予\n以答复，其中予以公开 ３ 件。"
    assert claimed(text) == [("received", 21), ("granted", 3)]
