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
from gxxl.places import template_place
from gxxl.render.page.page import write_page
from tests.browser import Browser
from tests.office import Office
from tests.screen import Screen, shoot

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
