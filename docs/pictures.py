"""The pictures of docs/images: a real LibreOffice on a screen of its own, in Chinese, and a page in Chromium.

python3 install/dev.py pictures
"""

from __future__ import annotations

import tempfile
import time
from datetime import date
from pathlib import Path

from gxxl.consolidate.roster import read_roster
from gxxl.consolidate.run import Request, consolidate
from gxxl.demo import make_demo
from gxxl.intake.door import read
from gxxl.messages import macros as words
from gxxl.places import template_place
from gxxl.render.page.page import write_page
from gxxl.render.workbook import write_workbook
from tests.browser import Browser
from tests.macros.pressing import MacroOffice, press
from tests.macros.reading import OXT
from tests.office import Office
from tests.screen import Screen, key, shoot

IMAGES = Path(__file__).resolve().parent / "images"
SIZE = (1200, 1060)
PAGE_SIZE, PAGE_DAY = (1240, 1560), date(2022, 1, 20)
LANGUAGE = {"LANG": "zh_CN.UTF-8", "LC_ALL": "zh_CN.UTF-8", "SAL_USE_VCLPLUGIN": "gtk3", "GDK_BACKEND": "x11"}
# A unit of the demonstration whose figures do not cross-foot.
EXAMPLE, WRONG = "冯原镇.xlsx", "requests.new.total"
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


def _show(office: Office) -> None:
    """Go to the cell that is wrong, the window as large as the screen."""
    while not hasattr(office.desktop.getCurrentComponent(), "Sheets"):
        time.sleep(0.2)
    time.sleep(SETTLED_SECONDS)  # a window asked for more while it is being laid out may hang for good
    document = office.desktop.getCurrentComponent()
    controller = document.CurrentController
    place = template_place("2021", WRONG)
    sheet = document.Sheets.getByName(place.where)
    controller.setActiveSheet(sheet)
    controller.select(sheet.getCellRangeByName(place.address))
    controller.Frame.ContainerWindow.IsMaximized = True
    controller.setPropertyValue("ZoomType", office.uno.getConstantByName("com.sun.star.view.DocumentZoomType.BY_VALUE"))
    controller.setPropertyValue("ZoomValue", 75)
    dispatcher = office.service("com.sun.star.frame.DispatchHelper")
    dispatcher.executeDispatch(controller.Frame, ".uno:Sidebar", "", 0, office.options(Sidebar=False))


if __name__ == "__main__":
    main()
