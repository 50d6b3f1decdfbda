"""The portable bundle for Windows: ``python install/bundle.py [FOLDER]`` writes ``gxxl-<version>-windows.zip`` there.

One folder with Python, its packages, gxxl, templates, add-in, guides and batch files. Unzipped anywhere, it
works without being installed and without a network. The same checkout gives the same bytes.
"""

from __future__ import annotations

import re
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import windows
import words
from words import say

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from gxxl import __version__  # noqa: E402 - found only now
from gxxl.messages import desk  # noqa: E402 - found only now

Files = dict[str, bytes]

PYTHON, APP = "python", "app"
GUIDES = ("clerk", "county", "admin", "troubleshooting", "files", "commands", "messages", "rules")
WHEN = (2024, 1, 1, 0, 0, 0)  # nothing in the archive tells when it was made
BATCHES = {
    desk.INSTALL_BAT: "install",
    desk.UNINSTALL_BAT: "uninstall",
    desk.CHECK_BAT: "check %*",
    desk.CONSOLIDATE_BAT: "consolidate %*",
    desk.DOCTOR_BAT: "doctor",
}
# %~dp0 is the batch file's own folder, and ends in a backslash.
BATCH = """\
@echo off
setlocal
if not exist "%~dp0python\\python.exe" goto broken
"%~dp0python\\python.exe" -P -m gxxl.desk {action}
set result=%errorlevel%
echo.
if not defined GXXL_NO_PAUSE pause
exit /b %result%
:broken
echo {broken}
if not defined GXXL_NO_PAUSE pause
exit /b 2
"""
# Any command: called by its name in the window that the other one opens, in the folder dropped on it.
COMMAND = """\
@echo off
if not exist "%~dp0python\\python.exe" goto broken
"%~dp0python\\python.exe" -P -m gxxl %*
exit /b %errorlevel%
:broken
echo {broken}
exit /b 2
"""
COMMAND_LINE = """\
@echo off
if not exist "%~dp0python\\python.exe" goto broken
set "PATH=%~dp0;%PATH%"
if not "%~1"=="" cd /d "%~1"
echo {hint}
echo.
if not defined GXXL_NO_PAUSE cmd /k
exit /b 0
:broken
echo {broken}
if not defined GXXL_NO_PAUSE pause
exit /b 2
"""
PAGE = """\
<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title>
<style>body{{font:16px/1.7 "Microsoft YaHei",sans-serif;max-width:50em;margin:2em auto;padding:0 1em}}
pre{{background:#f4f4f4;padding:.6em;white-space:pre-wrap}}table{{border-collapse:collapse}}
td,th{{border:1px solid #bbb;padding:.2em .6em}}img{{max-width:100%}}</style></head>
<body>{body}</body></html>
"""


def build(folder: Path) -> Path:
    """Write the bundle into ``folder``; its path. Raises ``windows.Broken`` where something cannot be fetched."""
    files = contents()
    top = f"gxxl-{__version__}"
    path = folder / f"{top}-windows.zip"
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(files):
            member = zipfile.ZipInfo(f"{top}/{name}", WHEN)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0  # Windows: no rights of files
            archive.writestr(member, files[name])
    say(words.BUNDLE_DONE.format(path=path, size=path.stat().st_size / 1e6, count=len(files)))
    return path


def contents() -> Files:
    """Every file of the bundle by its place in it."""
    files = dict(_python())
    files |= dict(_folder(ROOT / "gxxl", f"{APP}/gxxl"))
    files |= dict(_folder(ROOT / "workbooks/templates", desk.TEMPLATES))
    files |= dict(_guides())
    for name in ("gxxl.xlam", "gxxl.oxt"):
        files[f"{desk.ADD_IN_FOLDER}/{name}"] = (ROOT / "macros/built" / name).read_bytes()
    # What the add-in reads beside itself: UTF-16, from its own folder on.
    files[f"{desk.ADD_IN_FOLDER}/python.txt"] = f"..\\{PYTHON}\\pythonw.exe\r\n".encode("utf-16")
    files |= dict(_batches())
    files[desk.README] = _for_windows(desk.README_TEXT.format(version=__version__)).encode("utf-8-sig")
    files["LICENSE.txt"] = _for_windows((ROOT / "LICENSE").read_text(encoding="utf-8")).encode()
    return files


def _batches() -> Iterator[tuple[str, bytes]]:
    broken, hint = words.BATCH_NOT_WHOLE, words.COMMAND_LINE_HINT
    texts = {name: BATCH.format(action=action, broken=broken) for name, action in BATCHES.items()}
    texts[desk.COMMAND_BAT] = COMMAND.format(broken=broken)
    texts[desk.COMMAND_LINE_BAT] = COMMAND_LINE.format(hint=hint, broken=broken)
    for name, text in texts.items():
        yield name, _for_windows(text).encode("gbk")


def _python() -> Iterator[tuple[str, bytes]]:
    with tempfile.TemporaryDirectory() as name:
        windows.make(Path(name), (f"../{APP}",))
        yield from _folder(Path(name), PYTHON)


def _folder(folder: Path, place: str) -> Iterator[tuple[str, bytes]]:
    for path in folder.rglob("*"):
        if path.is_file() and path.suffix != ".pyc":
            yield f"{place}/{path.relative_to(folder).as_posix()}", path.read_bytes()


def _guides() -> Iterator[tuple[str, bytes]]:
    """The guides as pages that any browser shows, with their pictures."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only here

    marked = MarkdownIt("commonmark").enable("table")
    for name in GUIDES:
        text = (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")
        title = text.partition("\n")[0].lstrip("# ")
        body = re.sub(r'<a href="([a-z-/]+)\.md([^"]*)">(.*?)</a>', _link, marked.render(text))
        yield f"{desk.GUIDES}/{_title(name)}.html", PAGE.format(title=title, body=body).encode()
        for picture in re.findall(r'src="(images/[^"]+)"', body):
            yield f"{desk.GUIDES}/{picture}", (ROOT / "docs" / picture).read_bytes()


def _title(name: str) -> str:
    return (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8").partition("\n")[0].lstrip("# ").strip()


def _link(found: re.Match[str]) -> str:
    """A link to a page of the bundle; the words alone where the page is not in it."""
    name, place, text = found.groups()
    return f'<a href="{_title(name)}.html{place}">{text}</a>' if name in GUIDES else text


def _for_windows(text: str) -> str:
    return text.replace("\n", "\r\n")


def main(arguments: list[str]) -> int:
    """Build it. Exit 2 with a sentence where that cannot be done."""
    try:
        build(Path(arguments[0]) if arguments else ROOT / "dist")
    except windows.Broken as broken:
        say(str(broken))
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
