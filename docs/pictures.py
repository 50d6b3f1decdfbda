"""The pictures of docs/images: a real LibreOffice on a screen of its own, in Chinese, a page in Chromium, a report.

python3 install/dev.py pictures
"""

from __future__ import annotations

import subprocess
import tempfile
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from gxxl.consolidate.roster import read_roster
from gxxl.consolidate.run import Request, consolidate
from gxxl.demo import make_demo
from gxxl.intake.door import read
from gxxl.messages import macros as words
from gxxl.places import template_place
from gxxl.render.page.page import write_page
from gxxl.render.report import write_report
from gxxl.render.summary import write_summary
from gxxl.render.workbook import write_workbook
from tests.browser import Browser
from tests.macros.pressing import MacroOffice, press
from tests.macros.reading import OXT
from tests.office import Office
from tests.screen import Screen, key, shoot

IMAGES = Path(__file__).resolve().parent / "images"
SIZE = (1200, 1060)
WIDE = (1500, 640)
REPORT_DOTS = "64"
PAGE_SIZE, PAGE_DAY = (1240, 1560), date(2022, 1, 20)
LANGUAGE = {"LANG": "zh_CN.UTF-8", "LC_ALL": "zh_CN.UTF-8", "SAL_USE_VCLPLUGIN": "gtk3", "GDK_BACKEND": "x11"}
# A unit of the demonstration whose figures do not cross-foot.
EXAMPLE, WRONG = "冯原镇.xlsx", "requests.new.total"
# What a town might write; made up, as the figures are.
TEXTS = {
    "overview": "2021年，冯原镇认真落实《中华人民共和国政府信息公开条例》，按时发布镇政府文件和民生信息，"
    "规范办理政府信息公开申请，明确专人负责信息的审核和发布。",
    "problems": "主动公开的内容还不够及时。下一步将按月核对公开目录，缩短发布时间。",
    "other": "2021年没有收取信息处理费。",
}
SETTLED_SECONDS, PATIENCE = 2.0, 60.0


def main() -> None:
    """Take every picture anew."""
    IMAGES.mkdir(exist_ok=True)
    _page()
    with tempfile.TemporaryDirectory() as folder, Screen(SIZE) as display:
        book = next(make_demo(Path(folder, "示例")).inbox.rglob(EXAMPLE))
        environment = {"DISPLAY": display, **LANGUAGE}
        with Office("always", headless=False, environment=environment, files=[book]) as office:
            with office.limit(PATIENCE):
                _show(office)
            shoot(display, IMAGES / "sheet.png")
    with tempfile.TemporaryDirectory() as folder, Screen(SIZE) as display:
        _pressed(Path(folder), display)
    with tempfile.TemporaryDirectory() as folder:
        _summary(Path(folder))
        _report(Path(folder))
    for picture in IMAGES.glob("*.png"):
        _smaller(picture)


def _pressed(folder: Path, display: str) -> None:
    """The button with what it says; the marks with a note; 校验结果."""
    path = folder / "冯原镇2021年.xlsm"
    write_workbook(read(next(make_demo(folder / "示例").inbox.rglob(EXAMPLE))), path)
    with (
        MacroOffice(extension=OXT, display=display, look="gtk3") as office,
        office.open_with_macros(path) as book,
        office.limit(3 * PATIENCE),
    ):
        _show(office)
        press(book, template_place("2021", WRONG).where, words.BUTTONS["check"])
        shoot(display, IMAGES / "press.png")
        key(display, "Return")
        document, controller = book.document, book.document.CurrentController
        sheet = controller.ActiveSheet
        note = sheet.Annotations.getByIndex(0)
        note.setIsVisible(True)
        controller.select(sheet.getCellByPosition(note.Position.Column, note.Position.Row))
        shoot(display, IMAGES / "marks.png")
        controller.setActiveSheet(document.Sheets.getByName("校验结果"))
        shoot(display, IMAGES / "results.png")


def _page() -> None:
    """The page of the demonstration's consolidation, its head and its ledger."""
    with tempfile.TemporaryDirectory() as folder, Browser() as browser:
        demo = make_demo(Path(folder, "示例"))
        request = Request((demo.inbox,), unit=demo.unit, year=demo.year)
        made = Path(folder, "汇总.html")
        write_page(consolidate(request, read_roster(demo.roster)), made, PAGE_DAY)
        page = browser.open(made)
        page.value("document.getElementById('totals').remove()")
        (IMAGES / "page.png").write_bytes(page.picture(*PAGE_SIZE))


def _summary(folder: Path) -> None:
    """The working paper: who has reported, and the charts."""
    demo = make_demo(folder / "示例")
    request = Request((demo.inbox,), unit=demo.unit, year=demo.year)
    book = folder / "澄城县2021年汇总.xlsx"
    write_summary(consolidate(request, read_roster(demo.roster)), book, folder / "报送版.xlsx")
    for sheet, picture in (("报送情况", "ledger.png"), ("图表", "charts.png")):
        with (
            Screen(WIDE) as display,
            Office("always", headless=False, environment={"DISPLAY": display, **LANGUAGE}, files=[book]) as office,
            office.limit(PATIENCE),
        ):
            _front(office, sheet)
            shoot(display, IMAGES / picture)


def _report(folder: Path) -> None:
    """The first page of a report in Word's format, as it prints."""
    submission = read(next(make_demo(folder / "示例二").inbox.rglob(EXAMPLE)))
    made = folder / "年度报告.docx"
    write_report(replace(submission, texts=TEXTS), made)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(["soffice", profile, "--convert-to", "pdf", "--outdir", folder, made], check=True)
    options = ["-png", "-r", REPORT_DOTS, "-singlefile"]
    subprocess.run(["pdftoppm", *options, made.with_suffix(".pdf"), IMAGES / "report"], check=True)


def _smaller(picture: Path) -> None:
    """A palette instead of full colours: half the bytes, and nobody sees it."""
    subprocess.run(["convert", picture, "-strip", "-dither", "None", "-colors", "128", f"PNG8:{picture}"], check=True)


def _front(office: Office, name: str) -> None:
    """Show a sheet of the working paper."""
    controller = _filled(office)
    controller.setActiveSheet(office.desktop.getCurrentComponent().Sheets.getByName(name))


def _show(office: Office) -> None:
    """Go to the cell that is wrong."""
    controller = _filled(office)
    place = template_place("2021", WRONG)
    sheet = office.desktop.getCurrentComponent().Sheets.getByName(place.where)
    controller.setActiveSheet(sheet)
    controller.select(sheet.getCellRangeByName(place.address))


def _filled(office: Office) -> Any:  # noqa: ANN401
    """The window of the workbook that is open, as large as the screen; what controls it."""
    while not hasattr(office.desktop.getCurrentComponent(), "Sheets"):
        time.sleep(0.2)
    time.sleep(SETTLED_SECONDS)  # a window asked for more while it is being laid out may hang for good
    document = office.desktop.getCurrentComponent()
    controller = document.CurrentController
    controller.Frame.ContainerWindow.IsMaximized = True
    controller.setPropertyValue("ZoomType", office.uno.getConstantByName("com.sun.star.view.DocumentZoomType.BY_VALUE"))
    controller.setPropertyValue("ZoomValue", 75)
    dispatcher = office.service("com.sun.star.frame.DispatchHelper")
    dispatcher.executeDispatch(controller.Frame, ".uno:Sidebar", "", 0, office.options(Sidebar=False))
    return controller


if __name__ == "__main__":
    main()
