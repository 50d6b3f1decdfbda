"""The LibreOffice extension: menu, toolbar, the service behind them, and the packages that it needs."""

from __future__ import annotations

from importlib.metadata import Distribution, distribution
from pathlib import Path, PurePosixPath

import gxxl
from gxxl.messages import macros as words
from macros import archive

HERE = Path(__file__).parent
LIBRARY = "lib"
LISTED = f"{LIBRARY}/packages.txt"
# Pure Python all, so that they run in whatever Python LibreOffice has. What reads .xls and .et is not among them.
PACKAGES = ("defusedxml", "et_xmlfile", "openpyxl", "python-stdnum", "xlsxwriter", "xlwings")
# Of the numbers of all countries, ours.
ONLY = {"python-stdnum": ("stdnum/__init__", "stdnum/cn/", "stdnum/exceptions", "stdnum/util")}
# xlwings.pro is under another licence; the rest of these is for Excel.
LEFT_OUT = ("xlwings/pro", "xlwings/html", "xlwings/js", "xlwings/rest", "xlwings/addin")
SUFFIXES = {".py", ".toml", ".tsv", ".bin"}
# LibreOffice orders entries by the length of their names first, so all are of one length.
ENTRY = """\
      <node oor:name="button{number}" oor:op="replace">
        <prop oor:name="URL" oor:type="xs:string"><value>service:cn.gxxl.Buttons?{command}</value></prop>
        <prop oor:name="Title" oor:type="xs:string">
          <value xml:lang="en-US">{label}</value><value xml:lang="zh-CN">{label}</value>
        </prop>
        <prop oor:name="Target" oor:type="xs:string"><value>_self</value></prop>
        <prop oor:name="Context" oor:type="xs:string"><value>com.sun.star.sheet.SpreadsheetDocument</value></prop>
      </node>"""


def extension(library: archive.Parts | None = None) -> bytes:
    """``gxxl.oxt``; ``library`` (file names below ``lib``) stands in for the packages."""
    return archive.packed(frame() | (packages() | own_package() if library is None else library))


def frame() -> archive.Parts:
    """The extension without the packages."""
    texts = {"title": words.TITLE, "description": words.EXTENSION_DESCRIPTION, "version": gxxl.__version__}
    entries = [
        ENTRY.format(number=number, command=command, label=label)
        for number, (command, label) in enumerate(words.BUTTONS.items(), start=1)
    ]
    return archive.filled(HERE / "oxt", texts, {"entries": "\n".join(entries)})


def own_package() -> archive.Parts:
    """``gxxl`` as it is in this checkout."""
    root = Path(gxxl.__file__).parent
    files = sorted(path for path in root.rglob("*") if path.is_file() and path.suffix in SUFFIXES)
    return {f"{LIBRARY}/gxxl/{path.relative_to(root).as_posix()}": path.read_bytes() for path in files}


def packages() -> archive.Parts:
    """The packages of others, as they are installed here, with their licences, and a list of their versions."""
    parts: archive.Parts = {}
    versions = []
    for name in PACKAGES:
        found = distribution(name)
        versions.append(f"{name}=={found.version}\n")
        parts |= _package(found)
    return parts | {LISTED: "".join(versions).encode()}


def _package(found: Distribution) -> archive.Parts:
    parts = {}
    for file in found.files or ():
        name = PurePosixPath(file.as_posix())
        licence = name.parts[0].endswith(".dist-info") and "licen" in name.as_posix().lower()
        wanted = name.suffix in SUFFIXES and not str(name).startswith(LEFT_OUT)
        wanted = wanted and str(name).startswith(ONLY.get(found.name, ("",)))
        if licence or (wanted and not name.parts[0].startswith("..")):
            parts[f"{LIBRARY}/{name}"] = Path(str(file.locate())).read_bytes()
    return parts
