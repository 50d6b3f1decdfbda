"""Reports whose tables lost their columns: one cell a line, bars, blanks between; nothing is guessed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gxxl.errors import Refused
from gxxl.intake.door import read
from gxxl.submission import State, Submission
from tests.intake.test_text import HONGZE, text_file

LAYOUTS = {
    "one cell a line": lambda line: "\n".join(part for part in line.split("\t") if part),
    "one cell a line, empty lines between": lambda line: "\n\n".join(part for part in line.split("\t") if part),
    "bars": lambda line: "| " + " | ".join(line.split("\t")) + " |",
    "bars and line breaks": lambda line: " |\n".join(part for part in line.split("\t") if part) + " |",
    "blanks": lambda line: "   ".join(part for part in line.split("\t") if part),
}


def laid_out(layout: str, change: tuple[str, str] = ("", "")) -> str:
    """The report of the fixture with its tables in another layout, and one text replaced."""
    text = HONGZE.read_text(encoding="utf-8").replace(*change) if change[0] else HONGZE.read_text(encoding="utf-8")
    return "\n".join(LAYOUTS[layout](line) if "\t" in line else line for line in text.splitlines())


@pytest.fixture
def printed() -> Submission:
    """The report as its tab-separated tables have it."""
    return read(HONGZE)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_layout_does_not_matter(tmp_path: Path, printed: Submission, layout: str) -> None:
    """The same figures, editions, unit and year from every layout."""
    submission = read(text_file(tmp_path / "a.txt", laid_out(layout)))
    assert submission.figures == printed.figures
    assert submission.editions == printed.editions
    assert submission.cover == printed.cover


@pytest.mark.parametrize(
    "typo",
    [
        ("二、上年结转政府信息公开申请数量", "二、上年转结政府信息公开申请数量"),
        ("2. 其他法律行政法规禁止公开", "2. 其他法律行政止公开"),
        ("第二十条第（五）项", "第二十一条第（五）项"),
        ("（三）不予公开", "(三)\n不予公开"),
        ("商业企业", "商业 企业"),
    ],
)
def test_small_misprints_in_labels_do_not_matter(tmp_path: Path, printed: Submission, typo: tuple[str, str]) -> None:
    """As met in published reports: two signs exchanged, left out, put in; labels broken over lines."""
    submission = read(text_file(tmp_path / "a.txt", laid_out("one cell a line", typo)))
    assert {code: f.value for code, f in submission.figures.items()} == {
        code: f.value for code, f in printed.figures.items()
    }


def test_a_row_that_lost_a_figure_is_not_guessed(tmp_path: Path) -> None:
    """Six figures for seven columns: none of them is taken, the row is reported with what it says."""
    text = laid_out("one cell a line", ("5. 属于三类内部事务信息\t0\t0", "5. 属于三类内部事务信息\t0"))
    figures = read(text_file(tmp_path / "a.txt", text)).figures
    row = [figure for code, figure in figures.items() if code.startswith("requests.refused.internal_affairs.")]
    assert {(figure.state, figure.text) for figure in row} == {(State.UNREADABLE, "0 0 0 0 0 0")}
    assert figures["requests.refused.process_information.natural"].value == 1


def test_a_note_below_a_table_is_no_figure(tmp_path: Path) -> None:
    """Words end the row."""
    change = ("行政事业性收费\t7730.28", "行政事业性收费\t7730.28\t注：2023年数据")
    figures = read(text_file(tmp_path / "a.txt", laid_out("one cell a line", change))).figures
    assert figures["disclosure.fees.amount"].value is not None


def test_what_the_text_breaks_off_before_is_absent(tmp_path: Path) -> None:
    """A text cut in 第二部分: what is printed is read, the rest is absent and not blank, the other tables missing."""
    whole = laid_out("one cell a line")
    submission = read(text_file(tmp_path / "a.txt", whole[: whole.index("第二十条第（八）项")]))
    assert submission.figures["disclosure.penalties.decisions"].value == 4119
    assert submission.figures["disclosure.fees.amount"].state is State.ABSENT
    assert submission.editions["requests"] is None


def test_a_table_that_breaks_off_is_read_as_far_as_it_goes(tmp_path: Path, printed: Submission) -> None:
    """Cut in 第三部分: the rows before the cut are read, the others are absent; the next part is missing."""
    whole = laid_out("one cell a line")
    submission = read(text_file(tmp_path / "a.txt", whole[: whole.index("4. 保护第三方合法权益")]))
    for row, state in (
        ("law_forbids", State.NUMBER),
        ("third_party", State.ABSENT),
        ("process_information", State.ABSENT),
    ):
        figures = [f for code, f in submission.figures.items() if code.startswith(f"requests.refused.{row}.")]
        assert {figure.state for figure in figures} == {state}
    assert submission.figures["requests.partial.total"].value == printed.figures["requests.partial.total"].value
    assert submission.editions["review"] is None


def test_a_table_that_lost_a_label_in_the_middle_is_not_taken(tmp_path: Path) -> None:
    """Breaking off is at the end of the text, nowhere else."""
    text = laid_out("one cell a line", ("4. 保护第三方合法权益", "某某某某"))
    assert read(text_file(tmp_path / "a.txt", text)).editions["requests"] is None


def test_labels_without_figures_are_refused(tmp_path: Path) -> None:
    """A text that lost its repeated lines holds no figure that could be placed."""
    lines = [line for line in laid_out("one cell a line").splitlines() if not re.fullmatch(r"[\d.]+", line)]
    with pytest.raises(Refused) as refusal:
        read(text_file(tmp_path / "a.txt", "\n".join(lines)))
    assert refusal.value.code == "not_this_form"
    assert "各栏的数缺失" in str(refusal.value)


@pytest.mark.parametrize("lost", ["本年废止件数", "法律服务机构", "复议后起诉"])
def test_a_table_without_its_column_heads_is_not_taken(tmp_path: Path, lost: str) -> None:
    """Rows alone do not say what their figures are."""
    editions = read(text_file(tmp_path / "a.txt", laid_out("blanks", (lost, "某某")))).editions
    assert None in editions.values()


def test_joined_digits_are_told_apart_by_the_forms_sums(tmp_path: Path, printed: Submission) -> None:
    """All gaps lost: what the sums decide is read, what they leave open is ambiguous, and nothing is wrong."""
    text = "".join(line.replace("\t", "") for line in HONGZE.read_text(encoding="utf-8").splitlines()[9:])
    title = "洪泽区人民政府2023年政府信息公开工作年度报告\n"
    figures = read(text_file(tmp_path / "a.txt", title + text)).figures
    read_as_number = {code: figure.value for code, figure in figures.items() if figure.state is State.NUMBER}
    assert read_as_number.items() <= {code: figure.value for code, figure in printed.figures.items()}.items()
    assert {code for code in printed.figures if code.startswith("requests.")} <= read_as_number.keys()
    assert figures["disclosure.normative_documents.repealed"].value == 5
    assert {figure.state for figure in figures.values()} <= {State.NUMBER, State.AMBIGUOUS, State.UNREADABLE}
