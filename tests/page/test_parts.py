"""The parts of the page without a browser: escaping, official tables, coverage, charts."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from gxxl.consolidate.late import Basis, Late
from gxxl.consolidate.roster import Category, Entry
from gxxl.consolidate.typed import Typed
from gxxl.render.ledger_lines import COLUMNS
from gxxl.render.page.coverage import coverage
from gxxl.render.page.figures import figures
from gxxl.render.page.findings import by_rule, items
from gxxl.render.page.ledger import ledger
from gxxl.render.page.markup import Markup, tag
from gxxl.render.page.page import page
from gxxl.render.page.totals import totals
from gxxl.render.printable import printable
from tests.consolidate.parts import all_zero, received, submission, with_numbers
from tests.notices import parts


class Reader(HTMLParser):
    """Collects elements, attributes and text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.texts: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element."""
        self.found.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        """Text between elements."""
        self.texts.append(data)


@given(st.text())
def test_any_text_is_read_back_as_text(text: str) -> None:
    """In an element and in an attribute, less what does not print."""
    read = Reader(tag("p", text, title=text))
    assert read.found == [("p", [("title", printable(text))])]
    assert "".join(read.texts) == printable(text)


@given(st.text())
def test_what_is_printable_stays_on_its_line(text: str) -> None:
    """No control signs, no breaks, nothing that turns a line around; twice is as once."""
    shown = printable(text)
    assert shown.isprintable()
    assert printable(shown) == shown
    assert len(printable(text, 5)) <= 7


def test_the_tables_have_every_cell_of_the_form_and_its_sum() -> None:
    """200 figures in the order of the form, with those marked where a unit is missing."""
    one = with_numbers(submission("甲镇"), {parts.NEW: 4})
    other = with_numbers(all_zero(submission("乙镇")), {parts.NEW: 3})
    made = parts.outcome(received(one), received(other))
    text = totals(made.total)
    cells = re.findall(r"<td[^>]*>(.*?)</td>", text)
    assert len(cells) == len(made.total.summary.figures) == 200
    assert cells.count("7") == 1
    assert sum("<abbr" in cell for cell in cells) == 199
    assert "三、收到和处理政府信息公开申请情况" in text


def test_coverage_counts_units_and_names_who_is_missing() -> None:
    """As the ledger has them; lateness only where the roster has deadlines."""
    text = coverage(parts.everything())
    for label, number in (("应报", 7), ("已计入", 4), ("零报告", 2), ("未报", 1), ("迟报", 0), ("未能读取", 2)):
        assert f"<dt>{label}</dt><dd><b>{number}</b>" in text
    assert "丁镇" in text
    assert "迟报" not in coverage(parts.outcome(parts.wrong()))


def test_rules_are_counted_by_findings_and_units_errors_first() -> None:
    """Open ones only."""
    found = by_rule(items(parts.outcome(parts.wrong(), parts.marked())))
    assert [(label, count, units) for label, _, count, units in found] == [
        ("六类申请人之和等于本行总计", 1, 1),
        ("第一项加第二项之和，等于第三项加第四项之和", 1, 1),
        ("数字带有文字或格式", 1, 1),
    ]


def heads_of(text: str) -> list[str]:
    """The heads of 报送情况 on a page."""
    return re.findall(r"<th[^>]*data-sort[^>]*>(.*?)</th>", text)


def test_the_ledger_has_the_columns_of_the_workbook_but_those_that_are_empty() -> None:
    """What people typed, 上级 and 迟报 are there as soon as one line has them."""
    made = parts.everything()
    assert heads_of(ledger(made)) == ["序号", "单位", "类别", "状态", "迟报", "错误", "提示", "文件", "说明"]
    assert heads_of(ledger(parts.outcome(parts.wrong()))) == ["序号", "单位", "状态", "错误", "提示", "文件", "说明"]
    first, *others = made.ledger.rows
    typed = Typed("2022-01-20", "2", "退回修改", "2022-01-22", "http://某县/1.html", "催过", own=(("经办人", "张三"),))
    entry = Entry(first.unit, category=Category.TOWNSHIP, parent="片区")
    late = Late(date(2022, 1, 10), received=date(2022, 1, 20), basis=Basis.TYPED, days=10)
    row = replace(first, typed=typed, entry=entry, unit_code="61", late=late)
    text = ledger(replace(made, ledger=replace(made.ledger, rows=(row, *others))))
    assert heads_of(text) == [*COLUMNS, "经办人"]
    for value in ("2022-01-20", "退回修改", "http://某县/1.html", "催过", "张三", "片区", str(late)):
        assert f">{value}</td>" in text
    assert "<a " not in text


def test_charts_have_the_same_basis_as_those_of_the_workbook() -> None:
    """Errors only, no queries; nothing that a unit did not give."""
    text = figures(parts.outcome(parts.wrong(), parts.marked()))
    assert "错误较多的规则" in text and "六类申请人之和等于本行总计" in text
    assert "数字带有文字或格式" not in text  # a query


def test_units_of_one_name_are_not_thrown_together() -> None:
    """Each has its own heading, with its code."""
    wrong = {parts.NEW: 4, parts.TOTAL: 5}
    files = [received(with_numbers(submission("庄头镇", code), wrong), f"{code}.xlsx") for code in ("610525109", "14")]
    names = {item.unit for item in items(parts.outcome(*files))}
    assert names == {"庄头镇（610525109）", "庄头镇（14）"}


def test_the_same_outcome_gives_the_same_page() -> None:
    """Nothing in it depends on the time but the day it shows."""
    made = parts.everything()
    assert page(made, date(2022, 1, 20)) == page(made, date(2022, 1, 20))
    assert isinstance(totals(made.total), Markup)
