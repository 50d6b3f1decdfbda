"""Tables in text whose cells are kept apart by bars, tabs, commas or lines, some of them blank; and joined digits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxxl.errors import Refused
from gxxl.submission import Cover, Made, State, Submission, cells_of, editions_of, number
from tests.intake.printing import Printer, printed, reports, values
from tests.intake.test_scattered import few, read_text

STUB = 3  # columns that the row labels of the large table cover
FULL = ("requests.new.", "requests.granted.", "requests.refused.state_secret.")  # rows that show the layout's custom


def _rows(printer: Printer) -> Iterator[tuple[list[str], int, list[str]]]:
    """Each line of a table: its labels, how many blanks a wide label leaves, its figures."""
    if printer.is_wide:
        yield [head for block, _ in printer.blocks for head in printer.heads(block)], 0, []
        yield [], 0, [printer.text(cell) for _, cells in printer.blocks for cell in cells]
        return
    for block, cells in printer.blocks:
        yield printer.heads(block), 0, []
        depths = [len(cell.row_labels) for cell in cells[:: len(cells) // len(list(printer.rows(block, cells)))]]
        for (labels, figures), depth in zip(printer.rows(block, cells), depths, strict=True):
            yield labels, 0 if block.stub_depth == 1 else STUB - depth, figures


def _flat(labels: Sequence[str], figures: Sequence[str]) -> list[str]:
    return [*labels, *figures]


def markdown(printer: Printer) -> list[str]:
    """Bars around, and blanks for what wide labels cover."""
    return ["| " + " | ".join([*labels, *[""] * wide, *figures]) + " |" for labels, wide, figures in _rows(printer)]


def bars_at_the_end(printer: Printer) -> list[str]:
    """A bar behind each cell; the blanks of wide labels at the end."""
    return [" | ".join(_flat(labels, figures)) + " |" + "|" * wide for labels, wide, figures in _rows(printer)]


def drawn(printer: Printer) -> list[str]:
    """Bars and rulers."""
    ruler = "+-----+=====+-----+"
    return [line for row in markdown(printer) for line in (ruler, row.replace("|", "│"), ruler)]


def tabs(printer: Printer) -> list[str]:
    """As a browser copies a table."""
    return ["\t".join(_flat(labels, figures)) for labels, _, figures in _rows(printer)]


def commas(printer: Printer) -> list[str]:
    """As a spreadsheet saves it."""
    return [",".join([*labels, *[""] * wide, *figures]) for labels, wide, figures in _rows(printer)]


def bars_on_lines(printer: Printer) -> list[str]:
    """A cell and a bar on each line."""
    lines: list[str] = []
    for labels, wide, figures in _rows(printer):
        lines += [f"{cell} |" for cell in _flat(labels, figures)]
        lines += ["|" * wide] if wide else []
    return lines


LAYOUTS = (markdown, bars_at_the_end, drawn, tabs, commas, bars_on_lines)


def _may_be_blank(report: Submission) -> list[str]:
    return [
        code
        for code in sorted(report.figures)
        if code.startswith(("requests.", "review.", "litigation.")) and not code.startswith(FULL)
    ]


@pytest.mark.parametrize("layout", LAYOUTS)
@given(report=reports(), data=st.data())
@few
def test_blank_cells_are_blank_and_all_others_are_read(
    layout: Callable[[Printer], Sequence[str]], report: Submission, data: st.DataObject
) -> None:
    """Rows that are whole show where figures begin; nothing takes the place of a blank cell."""
    blanks = set(data.draw(st.lists(st.sampled_from(_may_be_blank(report)), max_size=25)))
    figures = read_text(printed(report, layout, blanks)).figures
    expected = {code: value for code, value in values(report).items() if code not in blanks}
    assert {code: figure.value for code, figure in figures.items() if figure.value is not None} == expected


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(
    "blanks",
    [
        {"review.upheld", "review.total"},
        {"litigation.after_review.total"},
        {"review.upheld", "litigation.after_review.total"},
    ],
)
@given(report=reports(), mark=st.sampled_from(["", "-"]))
@few
def test_a_row_below_its_heads_may_begin_and_end_with_a_blank_cell(
    layout: Callable[[Printer], Sequence[str]], blanks: set[str], report: Submission, mark: str
) -> None:
    """The heads show whether the bar beside a blank field opens or closes a cell; a sign for nothing is a cell."""
    again = values(read_text(printed(report, layout, blanks, mark)))
    assert again == {code: value for code, value in values(report).items() if code not in blanks}


@pytest.mark.parametrize("layout", LAYOUTS)
@given(report=reports(), data=st.data())
@few
def test_a_row_below_its_heads_that_lost_a_cell_is_not_taken(
    layout: Callable[[Printer], Sequence[str]], report: Submission, data: st.DataObject
) -> None:
    """A field too few for the bars of the heads: a blank beside the outer bar is no cell, and no figure moves."""
    row = [code for code in values(report) if code.startswith(("review.", "litigation."))]
    lost = data.draw(st.sampled_from(row).filter(lambda code: code != "litigation.after_review.total"))
    text = re.sub(r"失 ?[|│\t,][ \n]?", "", printed(report, layout, {lost}, mark="失"))
    assert not values(read_text(text)).keys() & set(row)


WIDE = """石门镇人民政府2023年政府信息公开工作年度报告
四、政府信息公开行政复议、行政诉讼情况
{}
{}
五、存在的主要问题及改进情况
"""
RESULTS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
HEADS = ["行政复议", "行政诉讼", "未经复议直接起诉", "复议后起诉", *RESULTS * 3]
ENDS_ALIKE = "| 1 | 0 | 0 | 0 | 1 | 0 | 2 | 0 | 0 | 2 | 0 | 0 | 0 | 3 |"  # fifteen cells, the first or the last blank


@pytest.mark.parametrize(
    ("heads", "first", "last"),
    [
        ("{} |", None, 3),  # a bar behind each cell
        ("| {}", 1, None),  # a bar before each cell
        ("{}", None, None),
        ("| {} |", None, None),
    ],
)
def test_where_the_heads_do_not_tell_which_cell_is_blank_none_is_read(
    heads: str, first: int | None, last: int | None
) -> None:
    """One row, a bar at each end: what its heads have at theirs decides, and nothing else."""
    try:
        figures = read_text(WIDE.format(heads.format(" | ".join(HEADS)), ENDS_ALIKE)).figures
    except Refused:
        assert (first, last) == (None, None)
    else:
        assert (figures["review.upheld"].value, figures["litigation.after_review.total"].value) == (first, last)


def test_a_merged_cell_that_is_repeated_is_one_figure() -> None:
    """Programs that fill merged cells print the head and the figure once for each column."""
    text = REPEATED.format("12 | 12 | 12")
    assert read_text(text).figures["disclosure.licences.decisions"].value == 12
    assert read_text(REPEATED.format("12 | 3 | 12")).figures["disclosure.licences.decisions"].value is None


REPEATED = """石门镇人民政府2023年政府信息公开工作年度报告
二、主动公开政府信息情况
| 第二十条第（一）项 | 第二十条第（一）项 | 第二十条第（一）项 | 第二十条第（一）项 |
| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| 规章 | 0 | 0 | 0 |
| 行政规范性文件 | 4 | 0 | 4 |
| 第二十条第（五）项 | 第二十条第（五）项 | 第二十条第（五）项 | 第二十条第（五）项 |
| 信息内容 | 本年处理决定数量 | 本年处理决定数量 | 本年处理决定数量 |
| 行政许可 | {} |
| 第二十条第（六）项 | 第二十条第（六）项 | 第二十条第（六）项 | 第二十条第（六）项 |
| 信息内容 | 本年处理决定数量 | 本年处理决定数量 | 本年处理决定数量 |
| 行政处罚 | 9 | 9 | 9 |
| 行政强制 | 0 | 0 | 0 |
| 第二十条第（八）项 | 第二十条第（八）项 | 第二十条第（八）项 | 第二十条第（八）项 |
| 信息内容 | 本年收费金额（单位：万元） | 本年收费金额（单位：万元） | 本年收费金额（单位：万元） |
| 行政事业性收费 | 0 | 0 | 0 |
三、收到和处理政府信息公开申请情况
"""


TABLE = """石门镇人民政府2023年政府信息公开工作年度报告
三、收到和处理政府信息公开申请情况
（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） | 申请人情况 |
自然人 | 法人或其他组织 | 总计 |
商业 | 科研 | 社会公益组织 | 法律服务机构 | 其他 |
企业 | 机构 |
一、本年新收政府信息公开申请数量 | {} |
二、上年结转政府信息公开申请数量 | {}"""


def _row_of(text: str, row: str) -> list[object]:
    figures = read_text(text).figures
    return [figure.value for code, figure in figures.items() if code.startswith(f"requests.{row}.")]


def test_where_every_row_has_as_many_fields_as_columns_blanks_are_cells() -> None:
    """Though none is whole; and though the heads of narrow columns stand in two rows."""
    rest = " |\n三、本年度办理结果 | （一）予以公开 | | | | | | | 0 |\n"
    text = TABLE.format("3 | | | | | | 3", "| | | | | | 0") + rest
    assert _row_of(text, "new") == [3, None, None, None, None, None, 3]
    assert _row_of(text, "carried_in") == [*[None] * 6, 0]


def test_bars_without_anything_between_are_no_cells_where_blank_cells_have_lines() -> None:
    """What a wide label covers is padded at the end of the row: 「||」."""
    blank = ["|"] * 6
    lines = [TABLE.partition("一、本年新收")[0] + "一、本年新收政府信息公开申请数量 |", *blank, "3 |", "||"]
    lines += ["二、上年结转政府信息公开申请数量 |", *blank, "0 |", "||"]
    lines += [
        "三、本年度办理结果 |",
        "（一）予以公开 |",
        *blank,
        "2 |",
        "|",
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形） |",
    ]
    text = "\n".join([*lines, *blank, "1 |", "|"])
    assert _row_of(text, "new") == [*[None] * 6, 3]
    assert _row_of(text, "granted") == [*[None] * 6, 2]


def test_a_word_in_a_cell_leaves_its_neighbours_readable() -> None:
    """「减4」 is reported; the figures beside it are taken."""
    text = TABLE.format("6 | 减4 | 2 | 0 | 0 | 0 | 4", "0 | 0 | 0 | 0 | 0 | 0 | 0 |\n三、本年度办理结果")
    assert _row_of(text, "new") == [6, None, 2, 0, 0, 0, 4]


def test_a_number_that_the_text_breaks_off_after_is_not_taken() -> None:
    """It may have gone on; with a bar behind it, it is whole."""
    text = TABLE.format("1 | 0 | 0 | 0 | 0 | 0 | 1", "0 | 0 | 0 | 0 | 0 | 12 | 12")
    assert _row_of(text, "carried_in") == [0, 0, 0, 0, 0, 12, None]
    assert _row_of(text + " |", "carried_in") == [0, 0, 0, 0, 0, 12, 12]


def _joined(printer: Printer) -> list[str]:
    """A table whose gaps were lost, blank cells with them."""
    return ["".join(_flat(labels, figures)) for labels, _, figures in _rows(printer)]


def test_a_joined_row_that_lost_a_blank_beside_a_large_number_is_not_guessed() -> None:
    """「0 0 0 0 （空） 0 583」 has a sign more than columns, and no way to cut it has that sum."""
    cells = cells_of(("2021",) * 4)
    rows = ("new", "partial", "total")
    numbers = {code: 583 for code in cells if re.match(rf"requests\.({'|'.join(rows)})\.(legal|total)", code)}
    report = Submission(
        Cover(unit="石门镇人民政府", year=2023),
        editions_of("2021", "2021"),
        {code: number(Decimal(numbers.get(code, 0)), Made.PRINTED, cell.unit) for code, cell in cells.items()},
    )
    text = printed(report, _joined, {"requests.partial.legal"})
    assert "\n（二）部分公开（区分处理的，只计这一情形，不计其他情形）00000583\n" in text
    assert _row_of(text, "partial") == [None] * 7
    assert _row_of(text, "new") == [0, 0, 0, 0, 583, 0, 583]


@given(report=reports(), data=st.data())
@few
def test_joined_digits_with_cells_lost_are_never_wrong(report: Submission, data: st.DataObject) -> None:
    """A row with fewer signs than columns tells that blank cells left nothing: then only rows of zeros are read."""
    may = _may_be_blank(report)
    blanks = {*data.draw(st.lists(st.sampled_from(may), max_size=25)), "requests.partial.legal"}
    blanks |= {code for code in may if code.startswith("requests.other") and report.figures[code].value == 0}

    figures = read_text(printed(report, _joined, blanks)).figures
    for code, figure in figures.items():
        if figure.state is State.NUMBER and code.startswith("requests."):
            assert figure.value == values(report)[code]
            assert code not in blanks
