"""VBA modules that are made from the messages: VBA source is ASCII, so Chinese stands in it as ``ChrW`` numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gxxl.messages import macros as words

PER_LINE = 24  # characters; VBA takes lines of 1,023
LONGEST_HELP = 255

TEXTS = """\
Attribute VB_Name = "GxxlTexts"
Option Explicit
Option Private Module

' Made from gxxl/messages/macros.py. The sentence that goes by a key.
Public Function GxxlText(ByVal key As String) As String
    Dim s As String
    Select Case key
{cases}
    End Select
    GxxlText = s
End Function
"""
HELP = """\
Attribute VB_Name = "GxxlHelp"
Option Explicit

' Made from gxxl/messages/macros.py. Puts the help of the functions into Excel's function wizard.
Public Sub Auto_Open()
    Dim unchanged As Boolean
    If GxxlInLibreOffice() Then Exit Sub
    On Error Resume Next
    unchanged = ThisWorkbook.Saved
{calls}
    ThisWorkbook.Saved = unchanged
End Sub

Private Sub GxxlDescribe(ByVal name As String, ByVal arguments As Variant)
    Application.MacroOptions Macro:="'" & ThisWorkbook.Name & "'!" & name, Description:=GxxlText(name), _
        Category:=GxxlText("category"), ArgumentDescriptions:=arguments
End Sub
"""


def texts_module() -> str:
    """``GxxlTexts``: every sentence that VBA shows."""
    cases: list[str] = []
    for key, text in _all_texts().items():
        cases.append(f'    Case "{key}"')
        cases += [f"        s = s & {part}" for part in _expressions(text)]
    return TEXTS.format(cases="\n".join(cases))


def help_module() -> str:
    """``GxxlHelp``: what the functions give and take, for the function wizard."""
    calls = []
    for name, (_, *arguments) in words.FUNCTION_HELP.items():
        listed = ", ".join(f'GxxlText("{name}.{number}")' for number in range(1, len(arguments) + 1))
        calls.append(f'    GxxlDescribe "{name}", Array({listed})')
    return HELP.format(calls="\n".join(calls))


def _all_texts() -> dict[str, str]:
    texts = dict(words.SENTENCES) | {"category": words.FUNCTION_CATEGORY}
    for name, (text, *arguments) in words.FUNCTION_HELP.items():
        texts[name] = text
        texts |= {f"{name}.{number}": argument for number, argument in enumerate(arguments, start=1)}
    too_long = [key for key in texts if key.startswith("GXXL_") and len(texts[key]) > LONGEST_HELP]
    if too_long:
        raise ValueError(f"Excel takes help of {LONGEST_HELP} characters: {too_long}")
    return texts


def _expressions(text: str) -> Iterator[str]:
    for start in range(0, len(text), PER_LINE):
        pieces = re.findall(r"[ -~]+|[^ -~]", text[start : start + PER_LINE])
        yield " & ".join(_literal(piece) for piece in pieces)


def _literal(piece: str) -> str:
    if piece.isascii() and piece.isprintable():
        return '"' + piece.replace('"', '""') + '"'
    if ord(piece) > 0xFFFF:
        raise ValueError(f"ChrW cannot give {piece!r}")
    return f"ChrW({ord(piece)})"
