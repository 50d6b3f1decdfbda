"""Questions that a message box cannot ask: a line of text, a file to open."""

from __future__ import annotations

from collections.abc import Mapping

from gxxl.excel.engines.libreoffice.bridge import Link, Remote, raw

# com.sun.star.awt.PushButtonType
_OK, _CANCEL = 1, 2
_WIDTH, _MARGIN, _LINE = 240, 8, 12  # in the units of a dialog, about a quarter of a character's width
_LETTERS = 52  # of Chinese, that fit into a line
_OPEN = 0  # com.sun.star.ui.dialogs.TemplateDescription.FILEOPEN_SIMPLE


def ask_line(link: Link, window: Remote, prompt: str, title: str) -> str:
    """A line that the user types; empty when nothing was typed or the question was put aside."""
    model = link.service("awt.UnoControlDialogModel")
    lines = sum(1 + len(part) // _LETTERS for part in prompt.split("\n"))
    below = _MARGIN + lines * _LINE
    model.Width, model.Height, model.Title = _WIDTH, below + 4 * _LINE + _MARGIN, title
    inner = _WIDTH - 2 * _MARGIN
    _add(model, "FixedText", "prompt", (_MARGIN, _MARGIN, inner, lines * _LINE), Label=prompt, MultiLine=True)
    _add(model, "Edit", "line", (_MARGIN, below, inner, _LINE + 2))
    top = below + 2 * _LINE
    _add(model, "Button", "ok", (_WIDTH - 2 * 60, top, 50, _LINE + 4), PushButtonType=_OK, DefaultButton=True)
    _add(model, "Button", "cancel", (_WIDTH - 60, top, 50, _LINE + 4), PushButtonType=_CANCEL)
    dialog = link.service("awt.UnoControlDialog")
    dialog.setModel(raw(model))
    dialog.createPeer(raw(link.service("awt.Toolkit")), raw(window))
    try:
        return str(dialog.getControl("line").Text).strip() if dialog.execute() else ""
    finally:
        dialog.dispose()


def ask_file(link: Link, title: str, patterns: Mapping[str, str]) -> str:
    """The address (``file://…``) of a file that the user picks; empty when none was. Patterns go by their names."""
    picker = link.service("ui.dialogs.FilePicker")
    picker.initialize((_OPEN,))
    picker.setTitle(title)
    for name, pattern in patterns.items():
        picker.appendFilter(name, pattern)
    return str(picker.getFiles()[0]) if picker.execute() else ""


def _add(model: Remote, kind: str, name: str, place: tuple[int, int, int, int], **values: object) -> None:
    control = model.createInstance(f"com.sun.star.awt.UnoControl{kind}Model")
    control.PositionX, control.PositionY, control.Width, control.Height = place
    for key, value in values.items():
        setattr(control, key, value)
    model.insertByName(name, raw(control))
