"""One running LibreOffice."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from gxxl.excel.engines.libreoffice.books import Book, Books
from gxxl.excel.engines.libreoffice.bridge import Link, Remote, operation, properties, raw, uno
from gxxl.excel.engines.libreoffice.covered import refusing
from gxxl.excel.engines.libreoffice.dialogs import Answer, Said, StatusBar, cautious, show
from gxxl.excel.engines.libreoffice.errors import BookGoneError, MissingError
from gxxl.excel.engines.libreoffice.process import Office, find
from gxxl.excel.engines.libreoffice.questions import ask_file, ask_line
from gxxl.excel.engines.libreoffice.ranges import Range
from gxxl.excel.engines.libreoffice.sheet import Sheet

if TYPE_CHECKING:
    from gxxl.excel.engines.libreoffice.engine import Engine

# xlwings takes anything below 15 for an old Excel, whose file names it would decode once more.
COMPATIBLE_VERSION = "16.0"


@refusing
class App(base_classes.App):
    """One LibreOffice."""

    def __init__(self, engine: Engine, office: Office) -> None:
        self._engine = engine
        self.office = office
        self.answer: Answer = cautious
        self.said: list[Said] = []
        self._status = StatusBar()
        self._still: list[Remote] = []
        self._screen_updating = True

    display_alerts = enable_events = interactive = True  # kept, not acted upon
    cut_copy_mode = None

    @property
    def engine(self) -> Engine:
        """The engine."""
        return self._engine

    @property
    def link(self) -> Link:
        """The connection to it."""
        return self.office.link

    @property
    def api(self) -> Any:  # noqa: ANN401 - UNO has no types
        """Its desktop, as UNO has it."""
        return raw(self.link.desktop)

    @property
    def pid(self) -> int:
        """The number of its process, which stands for it in ``xw.apps``."""
        return self.office.pid

    @property
    def hwnd(self) -> int:
        """LibreOffice has none to give."""
        return 0

    @property
    def path(self) -> str:
        """The folder of the program."""
        return str(Path(find()).resolve().parent)

    @property
    def version(self) -> str:
        """The version of Excel that it stands in for; ``office_version`` is its own."""
        return COMPATIBLE_VERSION

    @property
    def office_version(self) -> str:
        """LibreOffice's own version."""
        provider = self.link.service("configuration.ConfigurationProvider")
        service = "com.sun.star.configuration.ConfigurationAccess"
        place = properties(nodepath="/org.openoffice.Setup/Product")
        return str(provider.createInstanceWithArguments(service, place).ooSetupVersion)

    @property
    def books(self) -> Books:
        """The open workbooks."""
        return Books(self)

    @property
    def visible(self) -> bool:
        """Whether there are windows."""
        return not self.office.headless

    @visible.setter
    def visible(self, visible: bool) -> None:
        """Show or hide the windows; without a display nothing can be shown."""
        if not self.office.headless:
            for frame in self._frames():
                frame.ContainerWindow.setVisible(bool(visible))

    @property
    def screen_updating(self) -> bool:
        """Whether changes are shown as they happen."""
        return self._screen_updating

    @screen_updating.setter
    def screen_updating(self, value: bool) -> None:
        self._update_screen(bool(value))

    @operation
    def _update_screen(self, value: bool) -> None:
        """Each workbook that was stopped is started again as often: a lock too many would freeze its window."""
        if self._screen_updating and not value:
            self._still = [book.remote for book in self.books]
            for document in self._still:
                document.lockControllers()
        elif value:
            stopped, self._still = self._still, []
            for document in stopped:
                _start_again(document)
        self._screen_updating = value

    @property
    def calculation(self) -> str:
        """``automatic`` or ``manual``."""
        return self._calculation()

    @calculation.setter
    def calculation(self, value: str) -> None:
        self._calculate(value)

    @operation
    def _calculation(self) -> str:
        automatic = all(bool(book.remote.isAutomaticCalculationEnabled()) for book in self.books)
        return "automatic" if automatic else "manual"

    @operation
    def _calculate(self, value: str) -> None:
        for book in self.books:
            book.remote.enableAutomaticCalculation(value != "manual")

    @operation
    def calculate(self) -> None:
        """Work out every formula of every open workbook."""
        for book in self.books:
            book.remote.calculateAll()

    @property
    def selection(self) -> Range | None:
        """The selected cells of the workbook in front."""
        return self._selection()

    @operation
    def _selection(self) -> Range | None:
        book = self.books.active
        controller = book.remote.CurrentController
        selected = None if controller is None else controller.getSelection()
        if selected is None or not hasattr(selected, "RangeAddress"):
            return None
        found = selected.RangeAddress
        return Sheet(book, selected.Spreadsheet).range(
            (found.StartRow + 1, found.StartColumn + 1), (found.EndRow + 1, found.EndColumn + 1)
        )

    @property
    def status_bar(self) -> str | bool:
        """The text in the status bar; ``False`` while LibreOffice has it."""
        return self._status.text or False

    @status_bar.setter
    def status_bar(self, value: str | bool | None) -> None:
        self._show_status(value)

    @operation
    def _show_status(self, value: str | bool | None) -> None:
        if isinstance(value, str) and value:
            self._status.show(self._frames(), value)
        else:
            self._status.clear()

    def alert(
        self, prompt: str, title: str | None, buttons: str = "ok", mode: str | None = None, _callback: object = None
    ) -> str:
        """Show a message box and wait; the button that was pressed.

        Without a window, ``answer`` is asked instead, which unless set gives the answer after which nothing happens.
        ``said`` keeps what was said.
        """
        frames = self._frames()
        if self.office.headless or not frames:
            pressed = self.answer(prompt, buttons)
        else:
            pressed = self._box(frames[0].ContainerWindow, prompt, title or "", buttons, mode)
        self.said.append(Said(prompt, title or "", buttons, pressed))
        return pressed

    def ask_line(self, prompt: str, title: str) -> str:
        """A line that the user types, empty for none; without a window ``answer`` is asked, of a ``line``."""
        frames = self._frames()
        if self.office.headless or not frames:
            line = self.answer(prompt, "line")
        else:
            line = ask_line(self.link, frames[0].ContainerWindow, prompt, title)
        self.said.append(Said(prompt, title, "line", line))
        return line

    def ask_file(self, title: str, patterns: Mapping[str, str]) -> str:
        """The path of a file that the user picks, empty for none; without a window ``answer`` is asked."""
        if self.office.headless or not self._frames():
            path = self.answer(title, "file")
        else:
            url = ask_file(self.link, title, patterns)
            path = str(uno().fileUrlToSystemPath(url)) if url else ""
        self.said.append(Said(title, title, "file", path))
        return path

    @operation
    def _box(self, window: Remote, prompt: str, title: str, buttons: str, mode: str | None) -> str:
        return show(self.link, window, prompt, title, buttons, mode)

    @operation
    def activate(self, steal_focus: bool = False) -> None:
        """Make it the active one; with ``steal_focus`` before all other programs."""
        self._engine.apps.to_front(self)
        if steal_focus and not self.office.headless:
            for frame in self._frames()[:1]:
                frame.ContainerWindow.toFront()

    def quit(self) -> None:
        """End it without saving. One that this program did not start is only asked to end."""
        self._status.clear() if self.office.alive else None
        self.office.quit()
        self._engine.apps.forget(self)

    def kill(self) -> None:
        """End it at once."""
        self.office.kill()
        self._engine.apps.forget(self)

    def _frames(self) -> list[Remote]:
        """The windows' frames, that of the workbook in front first."""
        try:
            books: list[Book] = [self.books.active, *self.books]
        except MissingError:
            return []
        controllers = {str(book.remote.RuntimeUID): book.remote.CurrentController for book in books}
        return [controller.Frame for controller in controllers.values() if controller is not None]


def _start_again(document: Remote) -> None:
    try:
        document.unlockControllers()
    except BookGoneError:
        return  # closed in between
