"""Reading back what was built: VBA by olevba, packages by openxml-audit, Chinese from ``ChrW`` numbers."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import warnings
from pathlib import Path

with warnings.catch_warnings(action="ignore"):  # of how it uses pyparsing
    from oletools.olevba import VBA_Parser, decompress_stream

__all__ = ["OXT", "PROJECT", "ROOT", "XLAM", "decompressed", "findings", "spoken", "vba"]

ROOT = Path(__file__).parent.parent.parent
XLAM = ROOT / "macros" / "built" / "gxxl.xlam"
OXT = ROOT / "macros" / "built" / "gxxl.oxt"
PROJECT = ROOT / "gxxl" / "excel" / "vbaProject.bin"


def vba(path: Path) -> dict[str, str]:
    """The source of each module, by its name, as olevba finds it in a file."""
    parser = VBA_Parser(str(path))
    modules = {stream.rpartition("/")[2]: code for _, stream, _, code in parser.extract_all_macros()}
    parser.close()
    return modules


def decompressed(data: bytes) -> bytes:
    """What was compressed, as olevba finds it."""
    return bytes(decompress_stream(bytearray(data)))


def findings(path: Path) -> list[str]:
    """What openxml-audit has to say against a package."""
    command = [sys.executable, "-m", "openxml_audit", "--output", "json", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    (report,) = json.loads(done.stdout)
    assert report["file"] == str(path)
    return [json.dumps(finding, ensure_ascii=False) for finding in report["errors"]]


def spoken(expression: str) -> str:
    """The text that a VBA expression of ``ChrW`` and quoted pieces gives."""
    pieces = re.findall(r'ChrW\((\d+)\)|"((?:[^"]|"")*)"', expression)
    return "".join(chr(int(number)) if number else quoted.replace('""', '"') for number, quoted in pieces)
