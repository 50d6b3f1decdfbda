"""Zip files whose bytes depend on nothing but their content, and parts with the messages filled in."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from string import Template
from xml.sax.saxutils import escape

Parts = dict[str, bytes]

EPOCH = (1980, 1, 1, 0, 0, 0)
CONTENT_TYPES = "[Content_Types].xml"
TEMPLATES = (".xml", ".xcu", ".txt")


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The zip file of these parts, sorted by name, but the content types first, as readers expect."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda name: (name != CONTENT_TYPES, name)):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, parts[name])
    return out.getvalue()


def parts_of(archive: Path | bytes) -> Parts:
    """What is in a zip file, by name."""
    with zipfile.ZipFile(io.BytesIO(archive) if isinstance(archive, bytes) else archive) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def filled(folder: Path, texts: Mapping[str, str], markup: Mapping[str, str] | None = None) -> Parts:
    """The files below a folder, in templates ``$key`` replaced: by texts, which are escaped, or by markup."""
    values = {key: escape(text, {'"': "&quot;"}) for key, text in texts.items()} | dict(markup or {})
    parts = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts):
        content = path.read_bytes()
        if path.suffix in TEMPLATES:
            content = Template(content.decode()).substitute(values).encode()
        parts[path.relative_to(folder).as_posix()] = content
    return parts
