"""Figures of published reports, through workbooks: they cross-foot as printed, and add up to sums done by hand."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from gxxl.cli import main
from gxxl.intake.door import read
from gxxl.render.workbook import write_workbook
from gxxl.rules import check
from gxxl.rules.linear import Outcome, verdicts

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "workbooks"))

from build import published  # type: ignore[import-not-found]  # noqa: E402 - a script beside the package

EXAMPLES = ROOT / "workbooks" / "examples"
# Relations that the printed figures break, as read by eye.
PRINTED_ERRORS = {
    "庄头镇2021": set(),
    "洪泽区2023": {"review.total", "litigation.after_review.total"},
    "沭阳县2025": set(),
    "上海市政府办公厅2019": set(),
}


@pytest.mark.parametrize("name", PRINTED_ERRORS)
def test_a_published_report_cross_foots_as_it_was_printed(name: str) -> None:
    """Read back from its workbook: the sums that do not hold are exactly the printed ones."""
    findings = check(read(EXAMPLES / f"{name}年度报告数据表.xlsx"))
    assert {finding.rule for finding in findings if finding.difference is not None} == PRINTED_ERRORS[name]


def test_blank_totals_are_undecided_and_not_wrong() -> None:
    """The Shanghai report prints four row totals of 23: the other rows cannot be judged, none is an error."""
    submission = read(EXAMPLES / "上海市政府办公厅2019年度报告数据表.xlsx")
    said = verdicts(submission)
    rows = {rule: verdict.outcome for rule, verdict in said.items() if rule.endswith(".total")}
    assert rows["requests.new.total"] is Outcome.PASS
    assert rows["requests.granted.total"] is Outcome.UNDECIDED
    assert said["requests.results.total"].outcome is Outcome.UNDECIDED
    assert not [finding for finding in check(submission) if finding.rule.startswith("requests.results")]


def test_they_add_up_to_sums_done_by_hand(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Three reports as if of one year: applications 0 + 21 + 713, permits 0 + 550 + 517645, fees in 万元."""
    inbox = tmp_path / "报来"
    for name in ("庄头镇2021", "洪泽区2023", "沭阳县2025"):
        submission = published(ROOT / "workbooks" / "figures" / f"{name}.json")
        of_2021 = replace(submission, cover=replace(submission.cover, year=2021))
        write_workbook(of_2021, inbox / f"{name}.xlsx")
    code = main(["consolidate", str(inbox), "-o", str(tmp_path / "汇总.xlsx"), "--unit", "某市人民政府", "--json"])
    assert code == 1
    figures = json.loads(capsys.readouterr().out)["figures"]
    assert figures["requests.new.total"] == 0 + 21 + 713
    assert figures["disclosure.licences.decisions"] == 0 + 550 + 517645
    assert figures["disclosure.fees.amount"] == 11798.488  # 0 + 7730.28 + 4068.208
