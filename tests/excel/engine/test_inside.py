"""Inside LibreOffice: as the extension's button, in the office's own Python and without a bridge between."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import xlwings

from gxxl.excel.engines import libreoffice
from tests.excel.engine.conftest import SHEET

SCRIPT = """
import builtins, sys, uno

def press():
    hook, builtins.__import__ = builtins.__import__, uno._builtin_import
    sys.path[:0] = {paths!r}
    try:
        import xlwings
        from gxxl.excel.engines import libreoffice
        context, document = XSCRIPTCONTEXT.getComponentContext(), XSCRIPTCONTEXT.getDocument()
        app = libreoffice.attach(context)
        again = libreoffice.attach(context)
        with libreoffice.calling(libreoffice.book_of(app, document)):
            sheet = xlwings.Book.caller().sheets[{sheet!r}]
            sheet.range("B1:B2").value = [[value * 10] for value in sheet.range("A1:A2").value]
            sheet.range("B1").color = (255, 0, 0)
            sheet.range("B1").add_note("应为10")
        answer = app.alert("已核对登记台账？", "采纳建议", "yes_no")
        return [answer, str(app == again), str(len(xlwings.apps)), str(app.pid)]
    finally:
        del sys.path[:len({paths!r})]
        builtins.__import__ = hook
"""


@pytest.fixture
def own(installed: None) -> Iterator[xlwings.App]:  # noqa: ARG001 - it skips
    """A LibreOffice with a script of its own, which is not kept."""
    app = libreoffice.start()
    folder = app.impl.office.folder / "profile" / "user" / "Scripts" / "python"
    folder.mkdir(parents=True)
    paths = [str(Path(__file__).parents[3]), str(Path(xlwings.__file__).parents[1])]
    (folder / "inside.py").write_text(SCRIPT.format(paths=paths, sheet=SHEET), encoding="utf-8")
    yield app
    app.kill()


def test_a_script_inside_reads_writes_and_marks_the_document_it_was_called_from(own: xlwings.App) -> None:
    """The same code as outside, through ``attach`` and ``book_of``; the office it is in is one app, however often."""
    sheet = own.books.add().sheets[0]
    sheet.name = SHEET
    sheet.range("A1:A2").value = [[1], [2]]
    provider = own.impl.link.service("script.provider.MasterScriptProviderFactory").createScriptProvider("")
    script = provider.getScript("vnd.sun.star.script:inside.py$press?language=Python&location=user")
    answer, same, apps, pid = script.invoke((), (), ())[0]
    assert (answer, same, apps) == ("no", "True", "1")
    assert "soffice" in Path(f"/proc/{pid}/comm").read_text(encoding="ascii")
    assert sheet.range("B1:B2").value == [10.0, 20.0]
    assert sheet.range("B1").color == (255, 0, 0)
    assert [note.text for note in sheet.notes] == ["应为10"]
