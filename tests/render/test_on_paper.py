"""汇总工作底稿 on paper: what is printed is large enough to be read, whole, and says which page it is."""

from __future__ import annotations

import re
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from gxxl.render.heights import LINE, height_of
from gxxl.render.summary import write_summary
from gxxl.render.summary_heads import FIRST, Heads
from tests.consolidate.parts import received, submission, with_numbers
from tests.notices import parts
from tests.render.test_summary_sheets import outcome

POINTS = {9: (595.3, 841.9), 8: (841.9, 1190.6)}  # A4 and A3
SIZE, SMALLEST = 10.5, 8.0
LISTS = {
    "问题清单": {"文件"},
    "报送情况": {"上级", "公布网址"},
    "数据来源": {
        *("所在的表", "SHA-256"),
        *(f"{table}表版本" for table in ("主动公开", "申请办理", "行政复议", "行政诉讼")),
    },
}


class Paper:
    """A summary as its printer sees it."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            names = archive.read("xl/workbook.xml").decode()
        self.areas = re.findall(r"Print_Area[^>]*>(.*?)<", names)
        self.book: Any = openpyxl.load_workbook(path)

    def widths(self, name: str) -> list[float]:
        """The widths of a sheet's columns in characters, as Excel stores them: with the room at both sides."""
        spans = self.book[name].column_dimensions.values()
        return [span.width for span in sorted(spans, key=lambda span: span.min) for _ in range(span.min, span.max + 1)]

    def scale(self, name: str, columns: int) -> float:
        """By how much these columns are made smaller to fit the width of the paper."""
        sheet = self.book[name]
        needed = sum(round(width * 7) * 0.75 for width in self.widths(name)[:columns])
        margins = sheet.page_margins
        return float((max(POINTS[int(sheet.page_setup.paperSize)]) - 72 * (margins.left + margins.right)) / needed)


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Paper:
    """A summary with everything that a ledger can have."""
    folder = tmp_path_factory.mktemp("paper")
    write_summary(parts.everything(), folder / "汇总.xlsx", folder / "报送版.xlsx")
    return Paper(folder / "汇总.xlsx")


@pytest.mark.parametrize("name", LISTS)
def test_lists_are_printed_large_enough_to_be_read(paper: Paper, name: str) -> None:
    """A4 landscape, the head on each page; what does not fit is named here, all else is on paper."""
    sheet = paper.book[name]
    heads = [cell.value for cell in sheet[1]]
    printed = [head for head in heads if head not in LISTS[name]]
    assert heads[: len(printed)] == printed  # the others stand behind
    assert f"{name}!$A:${get_column_letter(len(printed))}" in paper.areas
    assert (int(sheet.page_setup.paperSize), sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.print_title_rows == "$1:$1"
    assert "&P" in sheet.oddFooter.right.text
    assert SIZE * paper.scale(name, len(printed)) >= SMALLEST


@pytest.mark.parametrize("name", LISTS)
def test_every_row_is_high_enough_for_its_texts(paper: Paper, name: str) -> None:
    """A Chinese sign is two narrow ones wide."""
    sheet, widths = paper.book[name], paper.widths(name)
    for row in sheet.iter_rows(min_row=2):
        for cell, width in zip(row, widths, strict=False):
            signs = sum(2 if ord(sign) > 0x2000 else 1 for sign in str(cell.value or ""))
            lines = -(-signs // int(width))
            if lines > 1:
                assert sheet.row_dimensions[cell.row].height >= lines * 14, cell.value


def test_the_details_are_cut_into_pages_between_the_rows_of_the_form(paper: Paper) -> None:
    """A3 at eight points: no head runs over the edge of a page, and what stands on a page has room there."""
    sheet, widths = paper.book["分单位明细"], paper.widths("分单位明细")
    starts = [3, *(brk.id + 1 for brk in sheet.col_breaks.brk), sheet.max_column + 1]
    assert len(starts) - 1 <= 7
    heads = [joined for joined in sheet.merged_cells.ranges if joined.min_col > 2]
    for joined in heads:
        assert sum(joined.min_col < start <= joined.max_col for start in starts) == 0, joined.coord
    assert (int(sheet.page_setup.paperSize), sheet.page_setup.orientation) == (8, "landscape")
    scale = sheet.page_setup.scale / 100
    assert SIZE * scale >= SMALLEST - 0.1
    room = POINTS[8][1] - 72 * (sheet.page_margins.left + sheet.page_margins.right)
    for first, end in pairwise(starts):
        columns = [*widths[:2], *widths[first - 1 : end - 1]]
        assert scale * sum(round(width * 7) * 0.75 for width in columns) <= room
    assert (sheet.print_title_rows, sheet.print_title_cols) == ("$1:$6", "$A:$B")


def test_the_details_have_heads_that_are_whole(paper: Paper) -> None:
    """Unit and code go down all heads, a row's head over its columns; no head is cut off."""
    sheet, widths = paper.book["分单位明细"], paper.widths("分单位明细")
    joined = {joined.coord for joined in sheet.merged_cells.ranges}
    assert {"A1:A4", "B1:B4", "A5:B5", "A6:B6"} <= joined
    spans = {(span.min_row, span.min_col): span.max_col for span in sheet.merged_cells.ranges}
    row_heads = [cell for cell in sheet[2][2:] if cell.value]
    assert len(row_heads) == 6 + 25 + 3  # 复议 and 诉讼 have no rows of their own
    for row in sheet.iter_rows(max_row=3, min_col=3):
        for cell in row:
            last = spans.get((cell.row, cell.column), cell.column)
            wide = sum(widths[cell.column - 1 : last]) * 10.5 / cell.font.sz
            lines = -(-2 * len(str(cell.value or "")) // int(wide))
            assert sheet.row_dimensions[cell.row].height >= lines * cell.font.sz * 1.3, cell.value


def test_a_large_sum_makes_its_column_wider() -> None:
    """It is never printed as signs for no room."""
    small, large = (
        Heads(outcome(received(with_numbers(submission("甲镇", "1"), {"requests.new.total": value}))).total)
        for value in (3, 123456789012)
    )
    place = FIRST + [cell.code for cell in small.cells].index("requests.new.total")
    assert small.widths[place] < 7
    assert large.widths[place] >= 13


def test_a_text_takes_as_many_lines_as_its_signs_are_wide() -> None:
    """Ten Chinese signs do not stand where ten letters do; a break is a line more."""
    assert height_of(["abcdefghij"], [12]) is None
    assert height_of(["甲乙丙丁戊己庚辛"], [12]) == 2 * LINE
    assert height_of(["a\nb\nc"], [12]) == 3 * LINE
    assert height_of(["abc", "甲" * 20], [12, 12]) == 4 * LINE
    assert height_of([], []) is None


def test_only_what_came_late_or_is_wrong_is_coloured(paper: Paper) -> None:
    """A line that is in order has the looks of a list, what people fill in its own."""
    sheet = paper.book["报送情况"]
    heads = {cell.value: cell.column for cell in sheet[1]}

    def colour(row: int, head: str) -> str:
        fill = sheet.cell(row, heads[head]).fill
        return str(fill.fgColor.rgb) if fill.fill_type else ""

    rows = {row: sheet.cell(row, heads["状态"]).value for row in range(2, sheet.max_row + 1)}
    for row, status in rows.items():
        late = sheet.cell(row, heads["迟报"]).value
        if status in ("已报", "零报告（已确认）"):
            assert colour(row, "单位") == ""
            assert bool(colour(row, "迟报")) == bool(late)
        elif status in ("未报", "未能读取"):
            assert colour(row, "单位") == colour(row, "说明") != ""
        if status:
            assert colour(row, "收到时间") == colour(row, "公布网址") == "FFFFF9E5"
    assert {"已报", "零报告（已确认）", "未报"} <= set(rows.values())


def test_units_of_long_names_are_whole(tmp_path: Path) -> None:
    """The name counts for the height of the row, too."""
    name = "某某县某某片区综合管理委员会办公室"
    made = outcome(received(with_numbers(submission(name, "1"), {"requests.new.total": 3})))
    write_summary(made, tmp_path / "汇总.xlsx", tmp_path / "报送版.xlsx")
    sheet = Paper(tmp_path / "汇总.xlsx").book["报送情况"]
    assert sheet.row_dimensions[2].height >= 2 * 14
