"""The VBA projects of the workbooks with buttons and of the add-in, and the add-in itself."""

from __future__ import annotations

from pathlib import Path

from gxxl.messages import macros as words
from gxxl.render.macros import SHEETS
from macros import archive, ovba
from macros.texts import help_module, texts_module
from macros.wrappers import generated

HERE = Path(__file__).parent
PROJECT = "Gxxl"
WORKBOOK, ADD_IN = ".xlsm", ".xlam"
WRITTEN = ("GxxlStart", "GxxlButtons", "GxxlOffice", "GxxlServer")
ADD_IN_ONLY = ("GxxlRibbon",)


def made_sources() -> dict[str, str]:
    """The modules that are made and not written, by file name."""
    return {
        "GxxlTexts.bas": texts_module(),
        "GxxlHelp.bas": help_module(),
        f"xlwings_udfs{WORKBOOK}.bas": generated(WORKBOOK),
        f"xlwings_udfs{ADD_IN}.bas": generated(ADD_IN),
    }


def vba_project(ending: str, made: dict[str, str]) -> bytes:
    """``vbaProject.bin`` for workbooks (``.xlsm``) or for the add-in (``.xlam``)."""
    names = WRITTEN + (ADD_IN_ONLY if ending == ADD_IN else ())
    texts = [(HERE / "vba" / f"{name}.bas").read_text(encoding="ascii") for name in names]
    texts += [made[name] for name in ("GxxlTexts.bas", "GxxlHelp.bas", f"xlwings_udfs{ending}.bas")]
    sheets = 1 if ending == ADD_IN else SHEETS
    return ovba.project(PROJECT, [*ovba.documents(sheets), *map(ovba.standard, texts)])


def add_in(project: bytes) -> bytes:
    """``gxxl.xlam``: the project and the ribbon."""
    texts = {"title": words.TITLE, "description": words.EXTENSION_DESCRIPTION}
    texts |= words.BUTTONS | {f"{key}_help": text for key, text in words.BUTTON_HELP.items()}
    texts |= {f"group_{key}": text for key, text in words.GROUPS.items()}
    return archive.packed(archive.filled(HERE / "xlam", texts) | {"xl/vbaProject.bin": project})
