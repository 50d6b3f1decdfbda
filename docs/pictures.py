"""The pictures of docs/images: real windows of a real LibreOffice, in Chinese, on a screen of their own.

python3 install/dev.py pictures
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gxxl.demo import make_demo
from gxxl.places import template_place
from tests.office import Office

IMAGES = Path(__file__).resolve().parent / "images"
SCREEN = (1200, 1060)
LANGUAGE = {"LANG": "zh_CN.UTF-8", "LC_ALL": "zh_CN.UTF-8", "SAL_USE_VCLPLUGIN": "gtk3", "GDK_BACKEND": "x11"}
# A unit of the demonstration whose figures do not cross-foot.
EXAMPLE, WRONG = "冯原镇.xlsx", "requests.new.total"
SETTLED_SECONDS, PATIENCE = 2.0, 60.0


def main() -> None:
    """Take every picture anew."""
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, screen() as display:
        inbox = make_demo(Path(folder, "示例")).inbox
        with Office("always", headless=False, environment={"DISPLAY": display, **LANGUAGE}) as office:
            _show(office, next(inbox.rglob(EXAMPLE)))
            _shoot(display, IMAGES / "sheet.png")


@contextmanager
def screen() -> Iterator[str]:
    """A virtual screen with a window manager; gives its ``DISPLAY``."""
    read, write = os.pipe()
    width, height = SCREEN
    arguments = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"]
    quiet = subprocess.DEVNULL
    server = subprocess.Popen(arguments, pass_fds=[write], stdout=quiet, stderr=quiet)
    os.close(write)
    with os.fdopen(read) as pipe:
        display = f":{pipe.readline().strip()}"
    environment = os.environ | {"DISPLAY": display}
    manager = subprocess.Popen(["openbox"], env=environment, stdout=quiet, stderr=quiet)
    try:
        yield display
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait()


def _show(office: Office, path: Path) -> None:
    """Open a workbook at the cell that is wrong, the window as large as the screen."""
    document = office.desktop.loadComponentFromURL(path.as_uri(), "_blank", 0, office.options())
    controller = document.CurrentController
    place = template_place("2021", WRONG)
    sheet = document.Sheets.getByName(place.where)
    controller.setActiveSheet(sheet)
    controller.select(sheet.getCellRangeByName(place.address))
    window = controller.Frame.ContainerWindow
    window.IsMaximized = True
    controller.setPropertyValue("ZoomType", office.uno.getConstantByName("com.sun.star.view.DocumentZoomType.BY_VALUE"))
    controller.setPropertyValue("ZoomValue", 75)
    dispatcher = office.service("com.sun.star.frame.DispatchHelper")
    dispatcher.executeDispatch(controller.Frame, ".uno:Sidebar", "", 0, office.options(Sidebar=False))


def _shoot(display: str, path: Path) -> None:
    """The whole screen, once it no longer changes."""
    before, end = b"", time.monotonic() + PATIENCE
    while time.monotonic() < end:
        time.sleep(SETTLED_SECONDS)
        subprocess.run(["import", "-display", display, "-window", "root", "-strip", path], check=True)
        if path.read_bytes() == before:
            return
        before = path.read_bytes()


if __name__ == "__main__":
    main()
