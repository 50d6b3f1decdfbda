"""图表 in 汇总工作底稿: four native charts, and beside them the numbers that they show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gxxl.consolidate.run import Outcome
from gxxl.consolidate.series import Bar, by_applicant, by_outcome, errors_by_rule, ranking
from gxxl.messages import ledger as words
from gxxl.render.lists import A4, write_texts
from gxxl.render.styles import FONT, Styles

_COLOURS = ("#4472C4", "#70AD47", "#ED7D31", "#C00000")
_WIDTH, _LOWEST, _BAR = 620, 300, 26  # pixels
_ROW = 20  # pixels
_GAP = 2  # rows


def add_charts(book: Any, styles: Styles, outcome: Outcome) -> None:  # noqa: ANN401
    """Write the sheet: each series as a list with its chart at the right."""
    sheet = book.add_worksheet(words.SHEET_CHARTS)
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, 1, 10)
    sheet.set_column(2, 2, 3)
    total = outcome.total
    series = (
        (words.CHART_APPLICANTS, by_applicant(total)),
        (words.CHART_OUTCOMES, by_outcome(total)),
        (words.CHART_RANKING, ranking(total)),
        (words.CHART_ERRORS, errors_by_rule(outcome.ledger)),
    )
    row = 0
    for (title, bars), colour in zip(series, _COLOURS, strict=True):
        row = _chart(book, sheet, styles, row, title, bars, colour)
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)


def _chart(
    book: Any,  # noqa: ANN401
    sheet: Any,  # noqa: ANN401
    styles: Styles,
    row: int,
    title: str,
    bars: Sequence[Bar],
    colour: str,
) -> int:
    """A list and its chart from a row on; gives the row below both."""
    write_texts(sheet, row, 0, (title, words.CHART_COUNT), styles.column)
    shown = [bar for bar in bars if bar.value is not None]
    if not shown:
        sheet.write_string(row + 1, 0, words.CHART_NOTHING, styles.item)
        return row + 2 + _GAP
    for number, bar in enumerate(shown, start=row + 1):
        sheet.write_string(number, 0, bar.name, styles.item)
        sheet.write_number(number, 1, float(bar.value or 0), styles.item)
    height = max(_LOWEST, 80 + _BAR * len(shown))
    chart = _bars(book, sheet.get_name(), row + 1, row + len(shown), title, colour)
    chart.set_size({"width": _WIDTH, "height": height})
    sheet.insert_chart(row, 3, chart, {"description": title})
    return row + max(len(shown) + 1, -(-height // _ROW)) + _GAP


def _bars(book: Any, sheet: str, first: int, last: int, title: str, colour: str) -> Any:  # noqa: ANN401
    """Horizontal bars in the order of the list, each with its number."""
    chart = book.add_chart({"type": "bar"})
    font = {"name": FONT, "size": 9}
    chart.add_series(
        {
            "name": title,
            "categories": [sheet, first, 0, last, 0],
            "values": [sheet, first, 1, last, 1],
            "fill": {"color": colour},
            "gap": 50,
            "data_labels": {"value": True, "font": font},
        }
    )
    chart.set_title({"name": title, "name_font": {"name": FONT, "size": 12}, "overlay": False})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True, "num_font": font, "major_tick_mark": "none"})
    chart.set_x_axis({"num_font": font, "min": 0, "major_gridlines": {"visible": False}, "visible": False})
    return chart
