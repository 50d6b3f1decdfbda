"""A private profile for LibreOffice: nothing asks, nothing is looked up on the net, formulas are worked out."""

from __future__ import annotations

from pathlib import Path

_ALWAYS, _NEVER = 0, 1
# Excel works out a file anew that another program wrote; LibreOffice only does so when told.
SETTINGS: tuple[tuple[str, str, object], ...] = (
    ("org.openoffice.Office.Calc/Formula/Load", "OOXMLRecalcMode", _ALWAYS),
    ("org.openoffice.Office.Calc/Formula/Load", "ODFRecalcMode", _ALWAYS),
    ("org.openoffice.Office.Calc/Content/Update", "Link", _NEVER),
    ("org.openoffice.Office.Calc/Input", "ReplaceCellsWarning", False),
    ("org.openoffice.Office.Common/Misc", "FirstRun", False),
    ("org.openoffice.Office.Common/Misc", "ShowTipOfTheDay", False),
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", 3),
    ("org.openoffice.Office.Recovery/RecoveryInfo", "Enabled", False),
    ("org.openoffice.Office.Recovery/AutoSave", "Enabled", False),
    ("org.openoffice.Setup/Product", "ooSetupLastVersion", "99.9"),  # no "what is new"
    ("org.openoffice.Setup/Product", "LastTimeGetInvolvedShown", 4102444800),
    ("org.openoffice.Setup/Product", "LastTimeDonateShown", 4102444800),
)
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">\n'
_ITEM = '<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>\n'


def write(folder: Path) -> None:
    """Make a profile in ``folder``, which must not exist yet."""
    user = folder / "user"
    user.mkdir(parents=True)
    items = (_ITEM.format(path=path, name=name, value=_text(value)) for path, name, value in SETTINGS)
    (user / "registrymodifications.xcu").write_text(_HEAD + "".join(items) + "</oor:items>\n", encoding="utf-8")


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
