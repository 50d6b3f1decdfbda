"""How the workbook looks: one format a role."""

from __future__ import annotations

from functools import cached_property
from typing import Any

HEAD_FILL = "#C6D9F1"  # as the notice's own template prints the heads of 第二部分
INPUT_FILL = "#FFFFFF"
STRIP_FILL = "#FAFAFA"
WRONG_FILL, WRONG_FONT = "#FFC7CE", "#9C0006"
OPEN_FILL, OPEN_FONT = "#FFEB9C", "#7F6000"
GOOD_FONT = "#006100"
GREY = "#7F7F7F"
FONT = "宋体"
HEADING_FONT = "黑体"
LINK = {"font_color": "#0563C1", "underline": 1}


class _EmptyText(str):
    """The empty text as a formula's stored value: XlsxWriter takes a plain ``""`` for no value at all."""

    __slots__ = ()
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        return other is self


NOTHING = _EmptyText()


class Styles:
    """The formats of one XlsxWriter workbook, each made when first asked for."""

    def __init__(self, book: Any) -> None:  # noqa: ANN401 - xlsxwriter ships no types
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}
        self._figures: dict[tuple[bool, str | None], Any] = {}

    def make(self, **properties: object) -> Any:  # noqa: ANN401 - a Format of xlsxwriter
        """The format with these XlsxWriter properties; equal ones are one object."""
        full = {"font_name": FONT, "font_size": 10.5, "valign": "vcenter", **properties}
        key = tuple(sorted(full.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(full)
        return self._made[key]

    @cached_property
    def title(self) -> Any:  # noqa: ANN401
        """A sheet's title."""
        return self.make(font_name=HEADING_FONT, font_size=14, bold=True, align="center")

    @cached_property
    def label(self) -> Any:  # noqa: ANN401
        """A printed label in the middle of its cell."""
        return self.make(border=1, text_wrap=True, align="center")

    @cached_property
    def row_label(self) -> Any:  # noqa: ANN401
        """A printed row head."""
        return self.make(border=1, text_wrap=True, align="left")

    @cached_property
    def head(self) -> Any:  # noqa: ANN401
        """The head of a block."""
        return self.make(border=1, bg_color=HEAD_FILL, align="left")

    def figure(self, *, amount: bool, mark: str | None = None) -> Any:  # noqa: ANN401
        """A cell for a figure: unlocked; ``mark`` colours it."""
        if (amount, mark) not in self._figures:  # hundreds of cells have one of a few
            self._figures[amount, mark] = self.make(
                border=1,
                align="center",
                locked=False,
                num_format="0.######" if amount else "0",
                bg_color=mark or INPUT_FILL,
                shrink=True,
            )
        return self._figures[amount, mark]

    @cached_property
    def check(self) -> Any:  # noqa: ANN401
        """A live check beside the table."""
        return self.make(font_size=9, align="center", shrink=True, bg_color=STRIP_FILL)

    @cached_property
    def strip(self) -> Any:  # noqa: ANN401
        """The head of a strip of checks."""
        return self.make(font_size=9, align="center", text_wrap=True, font_color=GREY)

    @cached_property
    def last_year(self) -> Any:  # noqa: ANN401
        """Last year's figure, beside the table."""
        return self.make(font_size=9, align="center", font_color=GREY, num_format="0.######")

    @cached_property
    def choice(self) -> Any:  # noqa: ANN401
        """A cell with a choice."""
        return self.make(border=1, align="center", locked=False, bold=True, bg_color="#FFF9E5")

    @cached_property
    def entry(self) -> Any:  # noqa: ANN401
        """A cell for text."""
        return self.make(border=1, align="left", locked=False, text_wrap=True, num_format="@")

    @cached_property
    def prose(self) -> Any:  # noqa: ANN401
        """A cell for a section's text."""
        return self.make(border=1, align="left", valign="top", locked=False, text_wrap=True)

    @cached_property
    def plain(self) -> Any:  # noqa: ANN401
        """Running text."""
        return self.make(text_wrap=True, align="left")

    @cached_property
    def heading(self) -> Any:  # noqa: ANN401
        """A heading in running text, or of a column."""
        return self.make(bold=True, text_wrap=True, align="left")

    @cached_property
    def column(self) -> Any:  # noqa: ANN401
        """The head of a column of a list."""
        return self.make(bold=True, border=1, align="center", text_wrap=True, bg_color=HEAD_FILL)

    @cached_property
    def item(self) -> Any:  # noqa: ANN401
        """A cell of a list."""
        return self.make(border=1, align="left", valign="top", text_wrap=True)

    @cached_property
    def link(self) -> Any:  # noqa: ANN401
        """A link in a list."""
        return self.make(border=1, align="left", valign="top", text_wrap=True, **LINK)

    def listed(self, *, wrap: bool, link: bool) -> Any:  # noqa: ANN401
        """A column of a list that is filled in later: as its items, but with no border where nothing stands yet."""
        return self.make(align="left", valign="top", text_wrap=wrap, **(LINK if link else {}))

    @cached_property
    def line(self) -> Any:  # noqa: ANN401
        """A line that the program fills in."""
        return self.make(border=1, align="left", text_wrap=True)

    @cached_property
    def wrong(self) -> Any:  # noqa: ANN401
        """Conditional: something must be changed."""
        return self._book.add_format({"bg_color": WRONG_FILL, "font_color": WRONG_FONT, "bold": True})

    @cached_property
    def red(self) -> Any:  # noqa: ANN401
        """Conditional: something must be changed, where the background says something else."""
        return self._book.add_format({"font_color": "#FF0000", "bold": True})

    @cached_property
    def open(self) -> Any:  # noqa: ANN401
        """Conditional: not decided yet."""
        return self._book.add_format({"bg_color": OPEN_FILL, "font_color": OPEN_FONT})

    @cached_property
    def good(self) -> Any:  # noqa: ANN401
        """Conditional: holds."""
        return self._book.add_format({"font_color": GOOD_FONT})
