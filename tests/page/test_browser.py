"""The page of a consolidation in a real Chromium: clicked, filtered, printed, attacked."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from gxxl.consolidate.conclude import conclude
from gxxl.consolidate.gather import Gathered, Ignored
from gxxl.consolidate.receive import Terms
from gxxl.consolidate.received import Received
from gxxl.consolidate.roster import Category, Entry, Roster
from gxxl.consolidate.run import Outcome, Request
from gxxl.render.page.page import write_page
from gxxl.submission import Cover, Figure, Made, Reason, State
from tests.browser import Browser, Page
from tests.consolidate.parts import all_zero, received, submission, with_figure, with_numbers

DAY = date(2022, 1, 20)
EVIL = (
    "<script>document.title='evil'</script>",
    '"><img src=x onerror="document.title=\'evil\'">',
    "' onmouseover='document.title=1",
    "</style></script><svg onload=document.title='evil'>",
    "\u202e镇海山\u202c\u0000\u0007",
    "javascript:alert(1)&lt;&#60;",
)
UNITS = "[...document.querySelectorAll('#units tbody tr')].filter(r => !r.hidden).map(r => r.cells[1].textContent)"


def outcome(*files: Received, names: tuple[str, ...] = ()) -> Outcome:
    """A consolidation of these files against a roster of these names, the first one the own office."""
    categories = [Category.OWN_OFFICE, *[Category.TOWNSHIP] * len(names)]
    due = date(2022, 1, 10)
    entries = tuple(
        Entry(name, category=category, draft_due=due, line=line)
        for line, (name, category) in enumerate(zip(names, categories, strict=False))
    )
    request = Request((), unit="某县人民政府", terms=Terms("2021"), year=2021)
    gathered = Gathered((), (Ignored("~$甲.xlsx", "临时文件"),))
    return conclude(request, gathered, files, Roster(entries) if names else None)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with five units: wrong sums, zeros, a marked figure, nothing sent, a file that cannot be read."""
    wrong = with_numbers(submission("甲镇", on="2022-01-09"), {"requests.new.natural": 4, "requests.new.total": 5})
    marked = with_figure(
        submission("丙镇", on="2022-01-12"),
        "disclosure.licences.decisions",
        Figure(Decimal(124), State.MARKED, Made.TYPED, text="124件"),
    )
    files = (
        received(wrong),
        received(all_zero(submission("乙镇", on="2022-01-08"))),
        received(marked),
        Received("丁镇.xlsx", refusal="有密码。请去掉密码后重报。"),
    )
    made = tmp_path_factory.mktemp("page") / "汇总.html"
    write_page(outcome(*files, names=("某县政府办", "甲镇", "乙镇", "丙镇", "丁镇")), made, DAY)
    return made


@pytest.fixture
def page(browser: Browser, path: Path) -> Page:
    """That page, freshly opened."""
    return browser.open(path)


def test_nothing_is_asked_for_and_nothing_is_blocked(page: Page, browser: Browser) -> None:
    """One request, for the file itself; no complaint of the policy, no error in the script."""
    urls = [event["request"]["url"] for event in browser.of("Network.requestWillBeSent")]
    assert [url.partition(":")[0] for url in urls] == ["file"]
    assert browser.of("Log.entryAdded") == []
    assert browser.of("Runtime.exceptionThrown") == []
    assert page.value("document.querySelectorAll('[style],[onclick],link,img,iframe,script[src]').length") == 0


def test_a_click_on_a_head_sorts_and_another_one_turns_it_around(page: Page) -> None:
    """Errors as numbers; the state is said for those who cannot see the arrow."""
    head = "#units th[data-label='按“错误”排序'] button"
    page.click(head)
    assert page.value(UNITS)[-1] == "甲镇"
    page.click(head)
    assert page.value(UNITS)[0] == "甲镇"
    assert page.value("document.querySelector('#units th[aria-sort]').getAttribute('aria-sort')") == "descending"
    page.click("#units thead th:nth-child(1) button")
    assert page.value(UNITS) == ["某县政府办", "甲镇", "乙镇", "丙镇", "丁镇"]


def test_typing_finds_units_and_reset_shows_all_again(page: Page) -> None:
    """The count beside it follows; what fits nothing says so."""
    page.click("#find")
    page.type("密码")
    assert page.value(UNITS) == ["丁镇"]
    assert page.value("document.getElementById('shown').textContent") == "显示1行，共5行"
    page.type("没有这样的")
    assert page.value(UNITS) == []
    assert page.value("document.getElementById('none-shown').hidden") is False
    page.click("#reset")
    assert len(page.value(UNITS)) == 5


def test_those_who_must_act_can_be_picked_out(page: Page) -> None:
    """A box to tick, and the status by the keyboard."""
    page.click("#todo")
    assert page.value(UNITS) == ["某县政府办", "甲镇", "丙镇", "丁镇"]
    page.click("#reset")
    page.value("document.getElementById('status').focus()")
    for _ in range(3):
        page.press("ArrowDown", 40)
    assert page.value("document.getElementById('status').value") == "零报告（已确认）"
    assert page.value(UNITS) == ["乙镇"]


def test_findings_fold(page: Page) -> None:
    """All at once; on paper they are open again."""
    page.click("#fold button:nth-child(2)")
    assert page.value("document.querySelectorAll('details.unit[open]').length") == 0
    page.click("#fold button:nth-child(1)")
    assert page.value("document.querySelectorAll('details.unit:not([open])').length") == 0


def test_without_its_script_it_is_a_plain_page(browser: Browser, path: Path) -> None:
    """Everything is there; the controls, which would do nothing, are not shown."""
    page = browser.open(path, scripts=False)
    shown = page.call("DOM.getDocument", depth=-1)
    assert shown["root"]["childNodeCount"] == 2
    text = text_of(page.pdf())
    for word in ("丁镇", "有密码", "三、收到和处理政府信息公开申请情况", "修改建议", "不得为平衡而改数"):
        assert word in text
    assert "清除筛选" not in text


def test_on_paper_everything_is_there_even_what_was_folded(page: Page) -> None:
    """No controls, no cut-off tables, Chinese as text; A4."""
    page.click("#fold button:nth-child(2)")
    raw = page.pdf()
    text = text_of(raw)
    for word in ("覆盖情况", "124件", "总计为5", "六类申请人之和为4", "略过的文件", "临时文件"):
        assert word in text
    assert "清除筛选" not in text
    assert "595 x 842" in run("pdfinfo", raw) or "594.96 x 841.92" in run("pdfinfo", raw)


def test_heads_and_pictures_have_names_for_those_who_cannot_see(page: Page) -> None:
    """Language, one main heading, captions, scopes, a text for each chart, labels for each control."""
    assert page.value("document.documentElement.lang") == "zh-CN"
    assert page.value("document.querySelectorAll('h1').length") == 1
    assert page.value("[...document.querySelectorAll('svg')].every(s => s.getAttribute('aria-label'))") is True
    assert page.value("[...document.querySelectorAll('#controls input, #controls select')].every(c => c.labels.length)")
    assert page.value("[...document.querySelectorAll('.list thead th')].every(h => h.scope === 'col')") is True
    ids = page.value("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))


def test_texts_from_files_stay_texts(browser: Browser, tmp_path: Path) -> None:
    """Names, figures, reasons and file names with markup, quotes and signs that turn a line around."""
    files = []
    for number, evil in enumerate(EVIL):
        given = with_figure(
            submission(evil, on="2022-01-09"),
            "requests.new.natural",
            Figure(None, State.UNREADABLE, Made.TYPED, text=evil),
        )
        given = replace(given, reasons=(Reason("空格未填写", "", evil),))
        files.append(received(given, f"{number}{evil}.xlsx"))
    files.append(Received(f"坏{EVIL[0]}", refusal=EVIL[1]))
    made = outcome(*files)
    made = replace(made, ignored=(Ignored(EVIL[0], EVIL[3]),))
    made = replace(made, total=replace(made.total, summary=replace(made.total.summary, cover=Cover(unit=EVIL[3]))))
    path = tmp_path / "汇总.html"
    write_page(made, path, DAY)
    page = browser.open(path)
    assert page.value("document.title").startswith("</style></script><svg onload=")
    assert page.value("document.querySelectorAll('script').length") == 1
    assert page.value("document.querySelectorAll('img,[onload],[onerror],[onmouseover]').length") == 0
    assert page.value("document.querySelectorAll('svg').length === document.querySelectorAll('figure > svg').length")
    assert browser.of("Log.entryAdded") == []
    units = page.value(UNITS)
    assert "<script>document.title='evil'</script>" in units
    assert "\ufffd镇海山\ufffd\ufffd\ufffd" in units
    assert not any(sign in path.read_text(encoding="utf-8") for sign in "\u202e\u202c\u0000\u0007")


def test_what_is_too_wide_scrolls_in_its_own_frame(browser: Browser, path: Path) -> None:
    """On a telephone the page itself does not scroll sideways."""
    page = browser.open(path)
    page.call("Emulation.setDeviceMetricsOverride", width=390, height=800, deviceScaleFactor=1, mobile=True)
    assert page.value("document.documentElement.scrollWidth") <= 390


def text_of(pdf: bytes) -> str:
    """The text of a PDF, without the breaks of lines."""
    return "".join(run("pdftotext", pdf, "-raw", "-", "-").split())


def run(program: str, data: bytes, *arguments: str) -> str:
    """What a program of poppler says of a PDF."""
    command = [program, *(arguments or ("-",))]
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()
