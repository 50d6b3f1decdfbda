"""What python-docx has no words for, as the XML that Word reads."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document

LATIN_FONT = "Times New Roman"
_DROPPED = ("thumbnail", "customXml", "numbering", "stylesWithEffects")


def _w(name: str) -> str:
    from docx.oxml.ns import qn  # noqa: PLC0415 - late, for start-up

    return str(qn(f"w:{name}"))


def _child(parent: Any, tag: str, **attributes: object) -> Any:  # noqa: ANN401
    from docx.oxml import OxmlElement  # noqa: PLC0415 - late, for start-up

    element = OxmlElement(f"w:{tag}")
    for key, value in attributes.items():
        element.set(_w(key), str(value))
    parent.append(element)
    return element


def drop_parts(document: Document) -> None:
    """Leave out what python-docx's own template brings and nobody needs: a picture, lists, copies of the styles."""
    for holder in (document.part, document.part.package):
        for key, relation in list(holder.rels.items()):
            if relation.reltype.rpartition("/")[2] in _DROPPED:
                del holder.rels[key]


def drop_styles(document: Document, kept: Collection[str]) -> None:
    """Leave out all styles but these, by their ids."""
    styles = document.styles.element
    for style in list(styles.style_lst):
        if style.styleId not in kept:
            styles.remove(style)


def set_fonts(element: Any, east_asian: str) -> None:  # noqa: ANN401
    """Set the fonts of a run or style: one for Chinese, one for all else."""
    fonts = element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]
    for place, font in (("ascii", LATIN_FONT), ("hAnsi", LATIN_FONT), ("eastAsia", east_asian), ("cs", LATIN_FONT)):
        fonts.set(_w(place), font)
    fonts.set(_w("hint"), "eastAsia")  # quotation marks and dashes as Chinese ones


def set_language(document: Document) -> None:
    """Chinese: else Word breaks lines and draws some characters as elsewhere in East Asia."""
    for language in document.styles.element.iter(_w("lang")):
        language.set(_w("val"), "zh-CN")
        language.set(_w("eastAsia"), "zh-CN")


def name_fallbacks(document: Document, instead: Mapping[str, str]) -> None:
    """Say in the font table which font to take where one is not installed."""
    from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415 - late, for start-up
    from docx.opc.oxml import serialize_part_xml  # noqa: PLC0415
    from docx.oxml import parse_xml  # noqa: PLC0415

    part: Any = document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    table = parse_xml(part.blob)
    for font, other in instead.items():
        _child(_child(table, "font", name=font), "altName", val=other)
    part._blob = serialize_part_xml(table)  # noqa: SLF001 - a part it does not know


def add_field(run: Any, code: str) -> None:  # noqa: ANN401
    """Put a field, such as the page number, into a run."""
    _child(run._r, "fldChar", fldCharType="begin")  # noqa: SLF001 - fields are not in its API
    _child(run._r, "instrText").text = code  # noqa: SLF001
    _child(run._r, "fldChar", fldCharType="end")  # noqa: SLF001


def set_widths(table: Any, widths: Sequence[float]) -> None:  # noqa: ANN401
    """Set the widths of a table's columns, in mm."""
    from docx.shared import Mm  # noqa: PLC0415 - late, for start-up

    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)


def set_cell_margins(table: Any, side: float) -> None:  # noqa: ANN401
    """Set the room at both sides of the text in a table's cells, in mm."""
    from docx.shared import Mm  # noqa: PLC0415 - late, for start-up

    properties = table._tbl.tblPr  # noqa: SLF001 - not in its API
    margins = _child(properties, "tblCellMar")
    look = properties.find(_w("tblLook"))
    if look is not None:
        properties.append(look)  # the schema wants it last
    for place in ("left", "right"):
        _child(margins, place, w=Mm(side).twips, type="dxa")


def keep_row_whole(row: Any) -> None:  # noqa: ANN401
    """Keep a row on one page."""
    _child(row.get_or_add_trPr(), "cantSplit")


def repeat_row(row: Any) -> None:  # noqa: ANN401
    """Repeat a table's head on each page."""
    _child(row.get_or_add_trPr(), "tblHeader")


def centre_vertically(cell: Any) -> None:  # noqa: ANN401
    """Centre what stands in a cell of a table."""
    _child(cell.get_or_add_tcPr(), "vAlign", val="center")
