"""Labels as they are met: misprints, numbers lost, traditional characters; and what is not taken for a label."""

from __future__ import annotations

from pathlib import Path

import pytest

from gxxl.form import EDITIONS, load
from gxxl.intake.door import read
from gxxl.intake.labels import find_like, nearest, spelled
from gxxl.submission import State, Submission
from tests.intake.test_flat import laid_out
from tests.intake.test_scattered import read_text
from tests.intake.test_text import HONGZE, text_file

LAYOUTS = ("tabs", "one cell a line", "bars")
LABELS = {
    edition: tuple(
        dict.fromkeys(spelled(cell.row_labels[-1]) for cell in load(edition).cells.values() if cell.row_labels)
    )
    for edition in EDITIONS
}


@pytest.fixture(scope="module")
def printed() -> Submission:
    """The report whose labels are changed here."""
    return read(HONGZE)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(
    ("printed_as", "met_as"),
    [
        ("二、上年结转政府信息公开申请数量", "二、上年转结政府信息公开申请数量"),
        ("1. 属于国家秘密", "属于国家秘密"),
        ("2. 重复申请", "２、重复申请"),
        ("社会公益组织", "社会公益 组织"),
        ("法律服务机构", "法律服務機構"),
        ("现行有效件数", "現行有效件數"),
        ("行政许可", "行政許可"),
        ("行政规范性文件", "规范性文件"),
        ("总计", "合计"),
        ("行政复议", "行政法复议"),
        ("未经复议直接起诉", "未经复议 直接起诉"),
        ("第二十条第（五）项", "第二十一条第（五）项"),
        ("其他 结果", "其它 结果"),
    ],
)
def test_a_label_is_known_in_another_spelling(
    tmp_path: Path, printed: Submission, layout: str, printed_as: str, met_as: str
) -> None:
    """The same figures, whatever stands for the label."""
    raw = HONGZE.read_text(encoding="utf-8") if layout == "tabs" else laid_out(layout)
    assert printed_as in raw
    again = read(text_file(tmp_path / "a.txt", raw.replace(printed_as, met_as)))
    assert again.figures == printed.figures


@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_amount_under_another_unit_is_not_read_as_the_forms(tmp_path: Path, layout: str) -> None:
    """元 is no misprint of 万元."""
    raw = HONGZE.read_text(encoding="utf-8") if layout == "tabs" else laid_out(layout)
    text = raw.replace("本年收费金额（单位：万元）", "本年收费金额（单位：元）")
    figure = read(text_file(tmp_path / "a.txt", text)).figures.get("disclosure.fees.amount")
    assert figure is None or figure.unit != "万元" or figure.state is State.ABSENT


@pytest.mark.parametrize(
    ("head", "unit"),
    [("本年收费金额（单位：元）", "元"), ("本年收费金额（万元）", "万元"), ("本年收费金额", None)],
)
def test_the_head_of_a_table_names_the_amounts_unit(tmp_path: Path, head: str, unit: str | None) -> None:
    """Another unit than the form's, the form's in other words, or none."""
    text = HONGZE.read_text(encoding="utf-8").replace("本年收费金额（单位：万元）", head)
    figure = read(text_file(tmp_path / "a.txt", text)).figures["disclosure.fees.amount"]
    assert (str(figure.value), figure.unit) == ("7730.28", unit)


@pytest.mark.parametrize(
    ("head", "unit"), [("采购总金额（万元）", "万元"), ("采购总金额（单位：元）", "元"), ("采购总金额", None)]
)
def test_the_head_names_the_unit_that_the_form_of_2019_leaves_open(head: str, unit: str | None) -> None:
    """In flat text as in tables."""
    blocks = load("2019").tables_by_key["disclosure"].blocks
    lines = ["石门镇2020年政府信息公开工作年度报告", "二、主动公开政府信息情况"]
    for block in blocks:
        leaves = [path[-1].label for column in block.columns for path in column.paths()]
        lines += [f"{block.head} |", " | ".join([block.corner or "", *leaves]) + " |"]
        lines += [
            " | ".join([path[-1].label, *["3"] * len(leaves)]) + " |" for row in block.rows for path in row.paths()
        ]
    figure = read_text("\n".join(lines).replace("采购总金额", head)).figures["disclosure.procurement.amount"]
    assert (str(figure.value), figure.unit) == ("3", unit)


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_label_is_nearest_to_itself(edition: str) -> None:
    """Also without its number, where no other label reads so."""
    for label in LABELS[edition]:
        assert nearest(label, LABELS[edition]) == label


@pytest.mark.parametrize("text", ["规范性", "行政", "2其他", "信息内容", "本年", "第二十条", "总额"])
def test_what_is_not_near_is_no_label(text: str) -> None:
    """A short text is not stretched to a label."""
    assert nearest(text, LABELS["2021"]) is None


def test_a_label_is_found_inside_a_text_at_its_most_likely_place() -> None:
    """The stretch with the fewest wrong signs."""
    text = "甲乙2其他法律行政止公开丙丁"
    span = find_like(text, "2其他法律行政法规禁止公开")
    assert span is not None
    assert text[span.start : span.end] == "2其他法律行政止公开"
    assert find_like("甲乙丙丁", "2其他法律行政法规禁止公开") is None
