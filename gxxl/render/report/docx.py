"""The report as a Word document: the body built here, everything that never changes from ``parts``."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path
from xml.sax.saxutils import escape

from gxxl.render.report import typography as type_
from gxxl.render.report.content import Part, Report
from gxxl.render.report.docx_table import TRANSITIONAL, table_xml

# Every part but the body, in the order of the package, and the file of ours that holds it.
PARTS = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_rels.xml",
    "docProps/core.xml": "core.xml",
    "docProps/app.xml": "app.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "word/styles.xml": "styles.xml",
    "word/settings.xml": "settings.xml",
    "word/fontTable.xml": "font_table.xml",
    "word/theme.xml": "theme.xml",
    "word/footer_odd.xml": "footer_odd.xml",
    "word/footer_even.xml": "footer_even.xml",
}
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STAMP = (2021, 9, 26, 0, 0, 0)  # the same report gives the same bytes
_SUBHEAD = re.compile(r"（[一二三四五六七八九十]+）[^。；：]{1,24}(?:[。：]|$)")


def write_docx(report: Report, path: Path) -> None:
    """Write the document to ``path``. Raises ``OSError``."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _contents(report).items():
            archive.writestr(zipfile.ZipInfo(name, _STAMP), content, zipfile.ZIP_DEFLATED)


def _contents(report: Report) -> dict[str, str]:
    folder = files(__package__).joinpath("parts")
    contents = {name: folder.joinpath(file).read_text(encoding="utf-8") for name, file in PARTS.items()}
    contents["docProps/core.xml"] = contents["docProps/core.xml"].format(title=escape(report.title))
    contents["word/document.xml"] = document_xml(report)
    return contents


def document_xml(report: Report) -> str:
    """The body: title, opening, sections, signature, and the page's measures."""
    body = [_title(report), _paragraph("", "BodyText")]
    if report.opening:
        body.append(_paragraph(report.opening, "BodyText"))
    for before, part in zip((None, *report.parts), report.parts, strict=False):
        body += _part(part, below_table=before is not None and before.table is not None)
    body += _signature(report)
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    spaces = f'xmlns:w="{TRANSITIONAL}" xmlns:r="{_RELATIONS}"'
    return f"{head}<w:document {spaces}><w:body>{''.join(body)}{_page()}</w:body></w:document>"


def _page() -> str:
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/>'
        f'<w:pgSz w:w="{type_.PAGE_WIDTH}" w:h="{type_.PAGE_HEIGHT}"/>'
        f'<w:pgMar w:top="{type_.TOP}" w:right="{type_.RIGHT}" w:bottom="{type_.BOTTOM}" w:left="{type_.LEFT}"'
        f' w:header="{type_.HEADER}" w:footer="{type_.FOOTER}" w:gutter="0"/><w:cols w:space="425"/>'
        f'<w:docGrid w:type="lines" w:linePitch="{type_.LINE_PITCH}"/></w:sectPr>'
    )


def _title(report: Report) -> str:
    """On one line where it fits, else broken between the unit and the rest, so that no name is torn apart."""
    if width(report.title) <= type_.TITLE_WIDTH or not report.unit:
        return _paragraph(report.title, "Title")
    return f"<w:p>{_style('Title')}{_run(report.unit)}<w:r><w:br/></w:r>{_run(report.name)}</w:p>"


def width(text: str) -> float:
    """How wide a text is, in full characters."""
    return sum(0.5 if ord(sign) < 0x80 else 1 for sign in text)


def _part(part: Part, *, below_table: bool) -> Iterator[str]:
    """A section; its head keeps a distance to a table above."""
    apart = f'<w:spacing w:before="{type_.BELOW_TABLE}"/>' if below_table else ""
    yield _paragraph(part.section.title, "Heading1", apart)
    for number, text in enumerate(part.paragraphs, start=1):
        is_kept = part.table is not None and number == len(part.paragraphs)
        yield _paragraph(text, "BodyText", "<w:keepNext/>" if is_kept else "")
    if part.table is not None:
        yield table_xml(part.table).replace(f' xmlns:w="{TRANSITIONAL}"', "", 1)
    elif not part.paragraphs:
        yield _paragraph("", "BodyText")


def _paragraph(text: str, style: str, properties: str = "") -> str:
    """One paragraph; a second-level head that leads it in, 「（一）主动公开。」, stands in 楷体."""
    head = _SUBHEAD.match(text) if style == "BodyText" else None
    if head is None:
        return f"<w:p>{_style(style, properties)}{_run(text)}</w:p>"
    rest = text[head.end() :]
    return f"<w:p>{_style(style, properties)}{_run(head[0], 'Subhead')}{_run(rest)}</w:p>"


def _style(style: str, properties: str = "") -> str:
    return f'<w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>'


def _run(text: str, style: str = "") -> str:
    """A run of text; the hint makes quotation marks Chinese ones."""
    if not text:
        return ""
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    hint = '<w:rFonts w:hint="eastAsia"/>'
    return f'<w:r><w:rPr>{named}{hint}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _signature(report: Report) -> Iterator[str]:
    """落款 and date (7.3.5): the date four characters in from the right, the name centred above it."""
    name, when = report.options.signature, report.options.date
    if not name and not when:
        return
    yield _paragraph("", "BodyText")
    middle = 4 + (width(when) if when else width(name)) / 2
    if name:
        yield _signed(name, max(middle - width(name) / 2, 0))
    if when:
        yield _signed(when, 4)


def _signed(text: str, indent: float) -> str:
    right = f'<w:ind w:right="{round(indent * type_.CHARACTER)}"/>'
    return _paragraph(text, "Signature", right)


def printed_date(day: date) -> str:
    """A date as official documents print it: Arabic digits, no leading zeros."""
    from gxxl.messages.report import DATE  # noqa: PLC0415 - late, for start-up

    return DATE.format(year=day.year, month=day.month, day=day.day)
