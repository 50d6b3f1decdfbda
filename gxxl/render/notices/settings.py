"""The settings of notices (设置.toml): who sends them, whom to ask, and the deadline where the roster has none.

The file is TOML, but its keys may be Chinese without quotes, since clerks write it: ``联系人 = "张三"``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from gxxl.dates import read_date
from gxxl.errors import Refused, why_of
from gxxl.messages import notices as words
from gxxl.render.printable import printable

MAX_BYTES = 64 * 1024
MAX_LENGTH = 100
_KEY = re.compile(r"\s*(\"?)([^\s=\"'#\[\]]+)\1\s*(=)\s*(.*)")
_EXAMPLES = {"due": "2022-01-21", "day": "2022-01-15", "phone": "0913-0000000"}


@dataclass(frozen=True, slots=True)
class Settings:
    """What the notices need beside the consolidation; empty where nothing was said."""

    sender: str = ""
    contact: str = ""
    phone: str = ""
    due: date | None = None
    day: date | None = None
    how: str = ""


def read_settings(path: Path) -> Settings:
    """The settings in a file (UTF-8 or GBK). Raises ``Refused`` naming line and key of what is wrong."""
    return _Reader(path.name, _text(path)).settings()


def _text(path: Path) -> str:
    if not path.is_file():
        raise Refused("settings_missing", words.SETTINGS_MISSING.format(file=path))
    try:
        raw = path.read_bytes() if path.stat().st_size <= MAX_BYTES else None
    except OSError as error:
        raise _unreadable(path.name, why_of(error)) from error
    if raw is None:
        raise _unreadable(path.name, words.SETTINGS_TOO_LARGE)
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _unreadable(path.name, words.SETTINGS_ENCODING)


def _unreadable(file: str, why: str) -> Refused:
    return Refused("settings_unreadable", words.SETTINGS_UNREADABLE.format(file=file, why=why))


class _Reader:
    """Reads line by line, so that what is wrong can be named by its line; a value is what TOML says it is."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.lines = text.splitlines()
        self.keys = {title: key for key, title in words.SETTINGS_KEYS.items()}

    def settings(self) -> Settings:
        """Everything, or ``Refused``."""
        found: dict[str, tuple[int, object]] = {}
        for number, line in enumerate(self.lines, start=1):
            if not line.strip() or line.strip().startswith("#"):
                continue
            title, value = self._line(number, line)
            if title in found:
                raise self._wrong(number, words.SETTINGS_TWICE.format(key=title))
            found[title] = (number, value)
        texts = {self.keys[title]: self._value(number, title, value) for title, (number, value) in found.items()}
        return self._made(texts)

    def _line(self, number: int, line: str) -> tuple[str, object]:
        match = _KEY.fullmatch(line)
        if match is None:
            raise self._wrong(number, words.SETTINGS_SYNTAX)
        title = match[2]
        if title not in self.keys:
            keys = words.LIST_JOIN.join(self.keys)
            raise self._wrong(number, words.SETTINGS_UNKNOWN.format(key=printable(title, 20), keys=keys))
        try:
            return title, tomllib.loads(f"value = {match[4]}")["value"]
        except tomllib.TOMLDecodeError as error:
            example = _EXAMPLES.get(self.keys[title], "……")
            raise self._wrong(number, words.SETTINGS_NO_TEXT.format(key=title, example=example)) from error

    def _value(self, number: int, title: str, value: object) -> str | date:
        key = self.keys[title]
        if key in ("due", "day"):
            return self._date(number, title, value)
        if not isinstance(value, str):
            example = _EXAMPLES.get(key, "……")
            raise self._wrong(number, words.SETTINGS_NO_TEXT.format(key=title, example=example))
        if len(value) > MAX_LENGTH:
            raise self._wrong(number, words.SETTINGS_LONG.format(key=title, limit=MAX_LENGTH))
        return printable(value)

    def _date(self, number: int, title: str, value: object) -> str | date:
        """A date, as TOML's own or as text; an empty text is none."""
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        if value == "":
            return ""
        day = read_date(value) if isinstance(value, str) else None
        if day is None:
            text = printable(str(value), 20)
            raise self._wrong(number, words.SETTINGS_DATE.format(key=title, text=text))
        return day

    def _made(self, values: Mapping[str, str | date]) -> Settings:
        texts = {key: value for key, value in values.items() if isinstance(value, str) and value}
        days = {key: value for key, value in values.items() if isinstance(value, date)}
        return Settings(
            sender=texts.get("sender", ""),
            contact=texts.get("contact", ""),
            phone=texts.get("phone", ""),
            due=days.get("due"),
            day=days.get("day"),
            how=texts.get("how", ""),
        )

    def _wrong(self, line: int, why: str) -> Refused:
        return Refused("settings_line", words.SETTINGS_LINE.format(file=self.file, line=line, why=why))
