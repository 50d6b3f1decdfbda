"""Which numbers in prose are claims about the form, and which are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxxl.rules.prose import check_prose
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


WORDS = [
    "2021年",
    "全县",
    "我镇",
    "收到",
    "政府信息公开",
    "申请",
    "12",
    "一百",
    "件",
    "，",
    "。",
    "、",
    "占",
    "5%",
    "百分之",
    "无",
    "未",
    "行政复议",
    "诉讼",
    "结转",
    "下年度",
    "予以公开",
    "万",
    "元",
    "信息处理费",
    "（",
    "\n",
    " ",
    "《",
    "规范性文件",
    "制发",
]


@given(st.lists(st.sampled_from(WORDS), max_size=60))
def test_no_text_breaks_it(words: list[str]) -> None:
    """Any order of the words that it looks for gives findings that can be shown."""
    for finding in check_prose(told("".join(words))):
        assert finding.message
        assert "{" not in finding.message + finding.remedy


@pytest.mark.parametrize(
    "word", ["政府信息公开", "未收到", "复议诉讼", "申请5件，", "公民法人和其他组织", "结转", "一", "《", "20"]
)
def test_no_text_keeps_it_busy(word: str) -> None:
    """One word over and over, which a search that goes back would never be done with."""
    assert list(find_claims(told(word * 3000 + "X"))) is not None
