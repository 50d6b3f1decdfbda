"""VBA projects from source text ([MS-OVBA]), without Excel.

Only the source is written: no compiled code, so that whoever opens the file compiles what can be read in it.
"""

from __future__ import annotations

import struct
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from macros.cfb import compound_file
from macros.compression import compress

CODE_PAGE, CODEC = 936, "cp936"
ENGLISH = 0x409  # the only value that the specification allows
NO_CACHE = bytes.fromhex("CC61FFFF000000")  # _VBA_PROJECT: version 0xFFFF, nothing compiled
BOOK_CLASS = "0{00020819-0000-0000-C000-000000000046}"
SHEET_CLASS = "0{00020820-0000-0000-C000-000000000046}"
HOST = "&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000"
REFERENCES = (
    ("stdole", r"*\G{00020430-0000-0000-C000-000000000046}#2.0#0#C:\Windows\System32\stdole2.tlb#OLE Automation"),
    (
        "Office",
        (
            r"*\G{2DF8D04C-5BFA-101B-BDE5-00AA0044DE52}#2.0#0#C:\Program Files\Common Files\Microsoft Shared"
            r"\OFFICE16\MSO.DLL#Microsoft Office 16.0 Object Library"
        ),
    ),
)
DOCUMENT_ATTRIBUTES = (
    ("VB_GlobalNameSpace", False),
    ("VB_Creatable", False),
    ("VB_PredeclaredId", True),
    ("VB_Exposed", True),
    ("VB_TemplateDerived", False),
    ("VB_Customizable", True),
)


class Kind(StrEnum):
    """What a module is, as the PROJECT stream writes it."""

    DOCUMENT = "Document"
    STANDARD = "Module"


@dataclass(frozen=True, slots=True)
class Module:
    """A module: its name, what it is, and its text as an exported .bas file has it, attributes included."""

    name: str
    kind: Kind
    text: str

    @property
    def source(self) -> bytes:
        """The text as it is stored. ``ValueError`` where it is not pure ASCII."""
        return "".join(f"{line}\r\n" for line in self.text.splitlines()).encode("ascii")


def standard(text: str) -> Module:
    """A standard module from the text of a .bas file, which begins with its name."""
    first, quoted, _ = text.split('"', 2)
    if first != "Attribute VB_Name = ":
        raise ValueError("a .bas file begins with Attribute VB_Name")
    return Module(quoted, Kind.STANDARD, text)


def documents(sheets: int) -> list[Module]:
    """The empty modules of a workbook: its own, and one a sheet, under the code names that Excel would give."""
    classes = {"ThisWorkbook": BOOK_CLASS} | {f"Sheet{number + 1}": SHEET_CLASS for number in range(sheets)}
    return [Module(name, Kind.DOCUMENT, _document(name, base)) for name, base in classes.items()]


def _document(name: str, base: str) -> str:
    lines = [f'Attribute VB_Name = "{name}"', f'Attribute VB_Base = "{base}"']
    return "\n".join([*lines, *(f"Attribute {key} = {value}" for key, value in DOCUMENT_ATTRIBUTES)])


def project(name: str, modules: Sequence[Module]) -> bytes:
    """The bytes of ``vbaProject.bin``; the same modules give the same bytes."""
    streams = {module.name: compress(module.source) for module in modules}
    return compound_file(
        {
            "VBA": {"_VBA_PROJECT": NO_CACHE, "dir": compress(_directory(name, modules)), **streams},
            "PROJECT": _project_text(name, modules),
            "PROJECTwm": b"".join(_two_names(module.name) for module in modules) + bytes(2),
        }
    )


# ------------------------------------------------------------ the dir stream


def _directory(name: str, modules: Sequence[Module]) -> bytes:
    parts = [
        _record(0x01, struct.pack("<I", 1)),  # 32-bit Windows, which every host takes
        _record(0x02, struct.pack("<I", ENGLISH)),
        _record(0x14, struct.pack("<I", ENGLISH)),
        _record(0x03, struct.pack("<H", CODE_PAGE)),
        _record(0x04, name.encode(CODEC)),
        _twice(0x05, 0x40, ""),  # description
        _record(0x06, b"") + _record(0x3D, b""),  # help files
        _record(0x07, bytes(4)) + _record(0x08, bytes(4)),
        struct.pack("<HIIH", 0x09, 4, 1, 1),  # version
        _twice(0x0C, 0x3C, ""),  # constants
        *(_reference(*reference) for reference in REFERENCES),
        _record(0x0F, struct.pack("<H", len(modules))) + _record(0x13, b"\xff\xff"),
        *(_module(module) for module in modules),
        struct.pack("<HI", 0x10, 0),
    ]
    return b"".join(parts)


def _module(module: Module) -> bytes:
    parts = [
        _twice(0x19, 0x47, module.name),
        _twice(0x1A, 0x32, module.name),  # the stream has the module's name
        _twice(0x1C, 0x48, ""),
        _record(0x31, bytes(4)),  # the source begins at 0: nothing compiled before it
        _record(0x1E, bytes(4)) + _record(0x2C, b"\xff\xff"),
        struct.pack("<HI", 0x21 if module.kind is Kind.STANDARD else 0x22, 0),
        struct.pack("<HI", 0x2B, 0),
    ]
    return b"".join(parts)


def _reference(name: str, library: str) -> bytes:
    text = library.encode(CODEC)
    return _twice(0x16, 0x3E, name) + _record(0x0D, struct.pack("<I", len(text)) + text + bytes(6))


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HI", kind, len(data)) + data


def _twice(kind: int, kind_unicode: int, text: str) -> bytes:
    return _record(kind, text.encode(CODEC)) + _record(kind_unicode, text.encode("utf-16-le"))


def _two_names(name: str) -> bytes:
    return name.encode(CODEC) + b"\0" + name.encode("utf-16-le") + b"\0\0"


# ------------------------------------------------------------ the PROJECT stream


def _project_text(name: str, modules: Sequence[Module]) -> bytes:
    content = b"\0".join(module.source for module in modules)
    identity = "{" + str(uuid.uuid5(uuid.NAMESPACE_URL, name + content.decode("ascii"))).upper() + "}"
    lines = [
        f'ID="{identity}"',
        *(f"{module.kind}={module.name}{_instance(module)}" for module in modules),
        f'Name="{name}"',
        'HelpContextID="0"',
        'VersionCompatible32="393222000"',
        f'CMG="{_hidden(identity, bytes(4))}"',  # not protected
        f'DPB="{_hidden(identity, bytes(1))}"',  # no password
        f'GC="{_hidden(identity, bytes([255]))}"',  # visible
        "",
        "[Host Extender Info]",
        HOST,
        "",
        "[Workspace]",
        *(f"{module.name}=0, 0, 0, 0, C" for module in modules),
    ]
    return "".join(f"{line}\r\n" for line in lines).encode(CODEC)


def _instance(module: Module) -> str:
    return "/&H00000000" if module.kind is Kind.DOCUMENT else ""


def _hidden(identity: str, data: bytes, seed: int = 0x5C) -> str:
    """Data encryption of the specification, 2.4.3.2, with a fixed seed so that the bytes are always the same."""
    key = sum(identity.encode()) & 0xFF
    before = [seed, seed ^ 2, seed ^ key]
    return bytes([*before, *_chained(before, key, bytes([7]) * ((seed & 6) // 2), data)]).hex().upper()


def _chained(before: list[int], key: int, ignored: bytes, data: bytes) -> Iterator[int]:
    older, newer, plain = before[1], before[2], key
    for byte in ignored + struct.pack("<I", len(data)) + data:
        encrypted = byte ^ ((older + plain) & 0xFF)
        yield encrypted
        older, newer, plain = newer, encrypted, byte
