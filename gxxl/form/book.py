"""The workbook's own sheets as data: cover, prose, extra figures, findings, reasons, guide, and the hidden one."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

ACCEPTED_VERSIONS = ("1",)


class Field(NamedTuple):
    """A line of the cover."""

    key: str
    label: str
    prompt: str
    choices: tuple[str, ...] = ()


class ExtraRow(NamedTuple):
    """A line of 附加数据 that every workbook has."""

    key: str
    label: str
    unit: str


@dataclass(frozen=True, eq=False, repr=False)
class Book:
    """What the workbook has beside the official sheets."""

    version: str
    sheets: Mapping[str, str]
    title: str
    verdict: str
    checked: str
    fields: tuple[Field, ...]
    steps: tuple[str, ...]
    extras_columns: tuple[str, ...]
    extras_rows: tuple[ExtraRow, ...]
    findings_columns: tuple[str, ...]
    reasons_columns: tuple[str, ...]
    without_regulations: frozenset[str]
    governments: frozenset[str]
    levels_by_suffix: Mapping[str, str]
    jump_times: int
    jump_difference: int
    fee_times: int
    fee_by_level: Mapping[str, int]

    @property
    def scopes(self) -> tuple[str, ...]:
        """Whose figures a report has: the organ's own, or with those of others."""
        return next(field.choices for field in self.fields if field.key == "scope")

    def level_of(self, unit: str, level: str) -> str:
        """The level that the cover gives, or that the unit's name shows; empty where neither does."""
        if level:
            return level
        matches = [suffix for suffix in self.levels_by_suffix if unit.endswith(suffix)]
        return self.levels_by_suffix[max(matches, key=len)] if matches else ""


@cache
def load_book() -> Book:
    """The workbook's own sheets, read once, then kept."""
    raw = tomllib.loads(Path(__file__).with_name("book.toml").read_text(encoding="utf-8"))
    cover = raw["cover"]
    return Book(
        version=raw["version"],
        sheets=raw["sheets"],
        title=cover["title"],
        verdict=cover["verdict"],
        checked=cover["checked"],
        fields=tuple(Field(f["key"], f["label"], f["prompt"], tuple(f.get("choices", ()))) for f in cover["fields"]),
        steps=tuple(cover["steps"]),
        extras_columns=tuple(raw["extras"]["columns"]),
        extras_rows=tuple(ExtraRow(**row) for row in raw["extras"]["rows"]),
        findings_columns=tuple(raw["findings"]["columns"]),
        reasons_columns=tuple(raw["reasons"]["columns"]),
        without_regulations=frozenset(raw["levels"]["without_regulations"]),
        governments=frozenset(raw["levels"]["governments"]),
        levels_by_suffix=raw["levels"]["by_suffix"],
        jump_times=raw["jump"]["times"],
        jump_difference=raw["jump"]["difference"],
        fee_times=raw["fee_in_yuan"]["times"],
        fee_by_level=raw["fee_in_yuan"]["by_level"],
    )
