"""What only the roster and the other units show of a report that is in order by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gxxl.consolidate.ledger import build_ledger
from gxxl.consolidate.received import Received
from gxxl.consolidate.roster import Category, Entry, Roster
from gxxl.counts import Counts, as_counts
from gxxl.figures import Figures, editions_key
from gxxl.rules import Finding
from gxxl.submission import Reason, Submission
from tests.consolidate.parts import all_zero, received, reporting, with_numbers

TWINS, WIDER, ALONE = "consolidate.same_figures", "consolidate.scope_wider", "consolidate.scope_own"
OFFICE = Entry("县政府办公室", category=Category.OWN_OFFICE)


def asked(*came: Received, of: Roster | None = None) -> dict[str, list[Finding]]:
    """What each unit is asked that its file alone does not show."""
    rows = build_ledger(came, of, 2021).rows
    return {
        row.unit: [f for file in row.counted for f in file.findings if f.rule in (TWINS, WIDER, ALONE)] for row in rows
    }


def filled(unit: str, cells: int = 10) -> Submission:
    """A report of zeros with so many cells that are not."""
    zeros = all_zero(reporting(unit))
    codes = [code for code in zeros.figures if code.startswith("requests.")][:cells]
    return with_numbers(zeros, {code: number for number, code in enumerate(codes, start=1)})


def test_a_neighbour_s_file_under_another_name_is_asked_about() -> None:
    """Both are added, and each is told of the other and its file."""
    found = asked(received(filled("甲镇")), received(filled("乙镇")), received(filled("丙镇", 11)))
    assert [len(found[unit]) for unit in ("甲镇", "乙镇", "丙镇")] == [1, 1, 0]
    assert found["甲镇"][0].message == "每一格的数都与乙镇报送的“乙镇.xlsx”相同，其中10格不是0。"
    assert "甲镇.xlsx" in found["乙镇"][0].message


def test_of_three_one_is_named_and_the_others_counted() -> None:
    """A model file that went round."""
    found = asked(*(received(filled(unit)) for unit in ("甲镇", "乙镇", "丙镇")))
    assert "等2个单位的文件相同" in found["丙镇"][0].message


def test_few_figures_may_well_be_the_same() -> None:
    """Nothing but zeros, or nine cells."""
    assert not any(asked(*(received(all_zero(reporting(unit))) for unit in ("甲镇", "乙镇"))).values())
    assert not any(asked(*(received(filled(unit, 9)) for unit in ("甲镇", "乙镇"))).values())


def test_a_unit_s_own_two_files_are_not_two_units() -> None:
    """The same report under two names."""
    assert not any(asked(received(filled("甲镇"), "一.xlsx"), received(filled("甲镇"), "二.xlsx")).values())


def test_it_does_not_matter_how_the_figures_are_kept() -> None:
    """As whole numbers in an array, as most files are, or one by one."""
    one = filled("甲镇")
    kept = as_counts(Figures(editions_key(one.editions), tuple(one.figures.values())))
    assert isinstance(kept, Counts)
    assert len(asked(received(one.with_figures(kept)), received(filled("乙镇")))["甲镇"]) == 1


def test_a_reason_settles_the_query() -> None:
    """Written in 说明 under the rule's name."""
    reasons = (Reason("全部数据与另一单位相同", "", "两镇合署办公"),)
    found = asked(received(replace(filled("甲镇"), reasons=reasons)), received(filled("乙镇")))
    assert [f.is_open for unit in ("甲镇", "乙镇") for f in found[unit]] == [False, True]


def scoped(unit: str, scope: str, level: str = "") -> Received:
    """A unit whose cover says whose figures it has."""
    given = reporting(unit)
    return received(replace(given, cover=replace(given.cover, scope=scope, level=level)))


@pytest.mark.parametrize("category", [Category.OWN_OFFICE, Category.DEPARTMENT, Category.TOWNSHIP, Category.STREET])
@pytest.mark.parametrize("scope", ["本级政府汇总", "全系统汇总"])
def test_a_unit_that_adds_others_in_is_asked_about(category: Category, scope: str) -> None:
    """教育局 with all schools' units, the office with the whole county: counted twice."""
    of = Roster((Entry("教育局", category=category),))
    (finding,) = asked(scoped("教育局", scope), of=of)["教育局"]
    assert finding.rule == WIDER
    assert f"报告口径是“{scope}”" in finding.message and category in finding.message
    assert not any(asked(scoped("教育局", "本机关"), of=of).values())
    assert not any(asked(scoped("教育局", ""), of=of).values())


def test_a_government_that_reports_its_office_alone_is_asked_about() -> None:
    """A city's roster: its office, and a county of which the departments are left out."""
    of = Roster((OFFICE, Entry("某县人民政府", line=3)))
    (finding,) = asked(scoped("某县人民政府", "本机关", "县级政府"), of=of)["某县人民政府"]
    assert finding.rule == ALONE
    assert "改选“本级政府汇总”" in finding.remedy
    for other in (scoped("某县人民政府", "本级政府汇总", "县级政府"), scoped("某县人民政府", "本机关", "县级部门")):
        assert not any(asked(other, of=of).values())
    assert not any(asked(scoped("某县人民政府", "本机关", "县级政府"), of=Roster(of.entries[1:])).values())
    assert not any(asked(scoped("某县人民政府", "本机关", "县级政府")).values())


def test_what_is_not_added_is_not_asked_about() -> None:
    """税务 reports its whole system."""
    of = Roster((OFFICE, Entry("税务局", category=Category.VERTICAL, line=3)))
    assert not any(asked(scoped("税务局", "全系统汇总"), of=of).values())
