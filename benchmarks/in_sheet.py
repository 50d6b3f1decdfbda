"""How long a press of the button takes in LibreOffice, from the press to the marks, and what reaches the office.

    python -m benchmarks.in_sheet

The button of a ``.xlsm`` is pressed through accessibility, with the extension as it is built and the Python inside
LibreOffice: once as the first press since it was started, then again. What reaches the office is counted from outside,
where the same code runs over a bridge.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from benchmarks.measure import machine, write_section
from gxxl.excel import buttons
from gxxl.excel.engines import libreoffice
from gxxl.messages import macros as words
from gxxl.render.workbook import write_workbook
from gxxl.submission import Submission, number
from tests.excel.clerk import Clerk, report
from tests.macros.pressing import MacroOffice, press
from tests.macros.reading import OXT
from tests.macros.test_round import SHEET, SLIP, WHITE, colour, type_

AGAIN, LIMIT = 7, 20
SLIPS = (
    "requests.granted.natural",
    "requests.new.legal",
    "requests.refused.third_party.other",
    "litigation.direct.total",
)


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        first, again = _pressed(Path(folder))
        counts = _counted(Path(folder))
    times = [
        "| 从点击到标出 | 秒 | 目标 |",
        "| --- | --: | --: |",
        f"| LibreOffice启动后第一次点击 | {first:.2f} |  |",
        f"| 以后点击（{AGAIN}次的中位数） | {again:.2f} | 1.5以内 |",
    ]
    rows = [f"| {name} | {notes} | {operations} | {LIMIT + 2 * notes}以内 |" for name, operations, notes in counts]
    heads = ["| 一键校验 | 批注 | 到达LibreOffice的操作 | 目标 |", "| --- | --: | --: | --: |"]
    write_section("in_sheet", "表格中的按钮", [machine(), "", *times, "", *heads, *rows, ""])


def _pressed(folder: Path) -> tuple[float, float]:
    """Seconds from the press to the marks: the first time, and the median of more."""
    path = folder / "庄头镇.xlsm"
    write_workbook(_slipped(SLIPS[:1]), path)
    with MacroOffice(extension=OXT) as office, office.open_with_macros(path) as book:
        seconds = []
        for _ in range(AGAIN + 1):
            type_(book, SLIP, 30)
            start = time.perf_counter()
            press(book, SHEET, words.BUTTONS["check"])
            while colour(book, SLIP) == WHITE:
                time.sleep(0.01)
            seconds.append(time.perf_counter() - start)
            type_(book, SLIP, 3)
            press(book, SHEET, words.BUTTONS["check"])
            while colour(book, SLIP) != WHITE:
                time.sleep(0.01)
    return seconds[0], statistics.median(seconds[1:])


def _counted(folder: Path) -> list[tuple[str, int, int]]:
    """Operations and notes of a check: one slip, several on all sheets, and the same again."""
    counts = []
    app = libreoffice.start()
    for name, slips in (("一处错误", SLIPS[:1]), ("多处错误", SLIPS)):
        clerk = Clerk(app, folder, _slipped(slips))
        for more in ("", "，再次点击"):
            before = libreoffice.tally(app)
            with libreoffice.calling(clerk.book):
                buttons.press("check")
            spent = libreoffice.tally(app) - before
            counts.append((name + more, spent.operations, len(clerk.notes())))
        clerk.book.close()
    app.quit()
    return counts


def _slipped(codes: tuple[str, ...]) -> Submission:
    """A report with these cells ten times too large, or 30 where they are nothing."""
    submission = report()
    wrong = {code: number((submission.figures[code].value or Decimal(3)) * 10) for code in codes}
    return replace(submission, figures=dict(submission.figures) | wrong)


if __name__ == "__main__":
    main()
