"""Reports as text with tab-separated tables, and what is refused rather than guessed."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from gxxl.errors import Refused
from gxxl.form.normal import normal
from gxxl.intake.door import read
from gxxl.intake.text import read_title
from gxxl.rules import check
from gxxl.submission import Kind, Made, State

ROOT = Path(__file__).parent.parent
HONGZE = ROOT / "fixtures" / "reports" / "洪泽区2023.txt"
PRINTED = json.loads((ROOT.parent / "workbooks" / "figures" / "洪泽区2023.json").read_text(encoding="utf-8"))


def text_file(path: Path, text: str) -> Path:
    """A file with this text."""
    path.write_text(text, encoding="utf-8")
    return path


def test_every_figure_of_the_printed_tables_is_read() -> None:
    """Figures, editions a table, unit, year and prose, as printed; each figure knows its line."""
    submission = read(HONGZE)
    assert {code: figure.value for code, figure in submission.figures.items()} == {
        code: Decimal(str(value)) for code, value in PRINTED["figures"].items()
    }
    assert (
        submission.editions
        == PRINTED["editions"]
        == {
            "disclosure": "2021",
            "requests": "2019",
            "review": "2021",
            "litigation": "2021",
        }
    )
    assert (submission.cover.unit, submission.cover.year) == ("洪泽区人民政府", 2023)
    assert submission.texts == {
        "overview": "本段文字仅供测试。\n第二段。",
        "problems": "问题一条，改进一条。",
        "other": "无。",
    }
    assert (submission.origin.kind, submission.figures["review.total"].made) == (Kind.REPORT, Made.PRINTED)
    line = (
        HONGZE.read_text(encoding="utf-8")
        .splitlines()
        .index(next(line for line in HONGZE.read_text(encoding="utf-8").splitlines() if line.startswith("行政强制")))
    )
    assert str(submission.origin.places["disclosure.coercive_measures.decisions"]) == f"第{line + 1}行"


def test_its_printed_errors_are_the_only_sums_found_wrong() -> None:
    """The published report leaves two totals at 0; everything else cross-foots."""
    wrong = {finding.rule: finding.difference for finding in check(read(HONGZE)) if finding.expected is not None}
    assert wrong == {"review.total": -11, "litigation.after_review.total": -5}


def test_a_text_in_gbk_reads_the_same(tmp_path: Path) -> None:
    """Old programs save Chinese text in GBK."""
    path = tmp_path / "a.txt"
    path.write_bytes(HONGZE.read_text(encoding="utf-8").encode("gb18030"))
    assert read(path).figures == read(HONGZE).figures


def test_a_row_with_too_few_figures_is_not_guessed(tmp_path: Path) -> None:
    """Six figures for seven columns, one lost: which one cannot be told, so none is taken."""
    text = HONGZE.read_text(encoding="utf-8").replace("四、结转下年度继续办理\t\t0\t0", "四、结转下年度继续办理\t\t0")
    figures = read(text_file(tmp_path / "a.txt", text)).figures
    states = {figures[f"requests.carried_out.{column}"].state for column in ("natural", "business", "total")}
    assert states == {State.UNREADABLE}
    assert figures["requests.new.natural"].value == 21


def test_a_row_of_blanks_is_blank(tmp_path: Path) -> None:
    """Nothing printed is not zero."""
    text = HONGZE.read_text(encoding="utf-8").replace("行政处罚\t4119", "行政处罚\t")
    assert read(text_file(tmp_path / "a.txt", text)).figures["disclosure.penalties.decisions"].state is State.BLANK


def test_a_blank_between_figures_is_that_columns(tmp_path: Path) -> None:
    """Where the head leaves no doubt, seven fields are the seven columns, blank ones too."""
    text = HONGZE.read_text(encoding="utf-8").replace("2. 重复申请\t0\t0", "2. 重复申请\t3\t")
    figures = read(text_file(tmp_path / "a.txt", text)).figures
    assert figures["requests.not_processed.duplicate.natural"].value == 3
    assert figures["requests.not_processed.duplicate.business"].state is State.BLANK


@pytest.mark.parametrize("lost", ["本年废止件数", "2. 重复申请", "法律服务机构"])
def test_a_table_without_one_of_its_labels_is_not_taken(tmp_path: Path, lost: str) -> None:
    """Never by position alone: a table whose head is missing is left out."""
    text = HONGZE.read_text(encoding="utf-8").replace(lost, "某某")
    editions = read(text_file(tmp_path / "a.txt", text)).editions
    assert None in (editions["disclosure"], editions["requests"])


@pytest.mark.parametrize("text", ["今天天气很好。", "规章\t0\t0\t0\n", "\t\t\t\n"])
def test_a_text_without_the_tables_is_refused(tmp_path: Path, text: str) -> None:
    """With the reason and the next step."""
    with pytest.raises(Refused, match="没有在文字中找到年度报告的表格") as refusal:
        read(text_file(tmp_path / "a.txt", text))
    assert refusal.value.code == "not_this_form"


@pytest.mark.parametrize(
    ("title", "unit", "year"),
    [
        ("庄头镇 2021 年政府信息公开工作年度报告", "庄头镇", 2021),
        ("太平镇人民政府2022年度政府信息公开年度报告", "太平镇人民政府", 2022),
        ("2022年度石门镇政府信息公开工作年度报告", "石门镇", 2022),
        ("石门镇政府2022年信息公开工作年度报告", "石门镇政府", 2022),
        ("2022年政府信息公开工作年度报告", "", 2022),
        ("关于做好年报工作的通知", "", None),
    ],
)
def test_unit_and_year_stand_in_the_title(title: str, unit: str, year: int | None) -> None:
    """However the year is written; nothing is made up."""
    assert read_title(title) == (unit, year)


@pytest.mark.parametrize("label", ["（五）不予处理", "(五) 不予处理", "（五） 不予 处理", "(五)、不予处理："])
def test_labels_are_the_same_whatever_their_brackets_and_blanks(label: str) -> None:
    """Width, blanks, brackets and punctuation do not count; words and numbers do."""
    assert normal(label) == "五不予处理" != normal("（四）无法提供")
