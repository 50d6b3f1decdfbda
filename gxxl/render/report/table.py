"""A section's printed table with its figures, from the geometry of the form: what every rendering puts on paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from gxxl.form.geometry import Rect
from gxxl.form.layout import Role, SheetLayout, sheet_layout
from gxxl.form.model import Section
from gxxl.render.report.text import line
from gxxl.rules.linear import plain
from gxxl.submission import ABSENT, Figure, State, Submission


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """A cell on paper. ``role`` is ``None`` for a figure; ``code`` is empty for a label. Rows count from 0."""

    rect: Rect
    text: str
    role: Role | None
    code: str = ""


@dataclass(frozen=True)
class PrintedTable:
    """A section's table: its cells in reading order, and how wide its columns are in proportion."""

    section: Section
    cells: tuple[PrintedCell, ...]
    widths: tuple[float, ...]

    @cached_property
    def height(self) -> int:
        """Rows."""
        return max(cell.rect.bottom for cell in self.cells) + 1

    @cached_property
    def head_rows(self) -> int:
        """Rows of heads above the first figure; they are to be repeated where a page ends within the table."""
        return min(cell.rect.top for cell in self.cells if cell.role is None)

    @property
    def has_blocks(self) -> bool:
        """Whether blocks with heads of their own stand below each other, so that no head is above all rows."""
        return any(cell.role is Role.HEAD for cell in self.cells)

    def rows(self) -> Iterator[tuple[PrintedCell, ...]]:
        """The cells by the row in which each begins."""
        for row in range(self.height):
            yield tuple(cell for cell in self.cells if cell.rect.top == row)

    def covering(self, row: int) -> tuple[PrintedCell, ...]:
        """The cells that cover a row, from the left, also those that began above it."""
        found = (cell for cell in self.cells if cell.rect.top <= row <= cell.rect.bottom)
        return tuple(sorted(found, key=lambda cell: cell.rect.left))


def printed_table(submission: Submission, section: Section, otherwise: str) -> PrintedTable:
    """The table of a section, in the edition of the submission; in ``otherwise``, empty, where it has none."""
    edition = submission.editions.get(section.tables[0])
    layout = sheet_layout(edition or otherwise, section.key)
    labels = [PrintedCell(_up(label.rect), label.text, label.role) for label in layout.labels[1:]]
    cells = sorted([*labels, *_figures(submission, layout)], key=lambda cell: cell.rect)
    return PrintedTable(layout.section, tuple(cells), layout.section.widths)


def _figures(submission: Submission, layout: SheetLayout) -> Iterator[PrintedCell]:
    for code, rect in layout.cells.items():
        yield PrintedCell(_up(rect), shown(submission.figures.get(code, ABSENT)), None, code)


def _up(rect: Rect) -> Rect:
    """Without the sheet's title above."""
    return rect._replace(top=rect.top - 1, bottom=rect.bottom - 1)


def shown(figure: Figure) -> str:
    """A figure as it is printed: what is no plain number word for word, a blank as a blank, never as 0."""
    if figure.state in (State.BLANK, State.ABSENT):
        return ""
    if figure.is_text and figure.text is not None:
        return line(figure.text)
    return plain(figure.value) if figure.value is not None else ""
