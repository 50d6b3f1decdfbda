"""A workbook's styles.xml: which styles show numbers as something else."""

from __future__ import annotations

from gxxl.intake.archive import Attributes, local, parse_xml
from gxxl.intake.number_formats import Formats, formats_of


def read_styles(xml: bytes, *, since_1904: bool) -> Formats:
    """The formats of the styles that cells name by their number. Raises ``Refused`` for what is damaged."""
    reader = _Reader()
    parse_xml(xml, reader.start, reader.end)
    return formats_of(reader.styles, reader.codes, since_1904=since_1904)


class _Reader:
    """Collects the formats, and the styles of cells; there are others with the same tags."""

    def __init__(self) -> None:
        self.codes: dict[int, str] = {}
        self.styles: list[int] = []
        self._of_cells = False
        self._of_book = False

    def start(self, tag: str, attributes: Attributes) -> None:
        """An element begins."""
        name = local(tag)
        if name in ("numFmts", "cellXfs"):
            self._of_book, self._of_cells = name == "numFmts", name == "cellXfs"
        elif name == "xf" and self._of_cells:
            self.styles.append(_number(attributes))
        elif name == "numFmt" and self._of_book:
            self.codes[_number(attributes)] = attributes.get("formatCode", "")

    def end(self, tag: str) -> None:
        """An element ends."""
        if local(tag) in ("numFmts", "cellXfs"):
            self._of_book = self._of_cells = False


def _number(attributes: Attributes) -> int:
    text = attributes.get("numFmtId", "0").strip()
    return int(text) if text.isdecimal() and len(text) < 10 else 0
