"""The kinds of claims that prose makes, from claims.toml."""

from __future__ import annotations

import itertools
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

CAME_IN = ("requests.new.{column}",)
WITH_CARRIED = ("requests.new.{column}", "requests.carried_in.{column}")
ANSWERED = ("requests.total.{column}",)

_NUMBERS = itertools.count()  # names of groups, each once in a pattern


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of claim. ``sums`` are the cells that it may be the sum of, any one of them; ``extra`` a line outside."""

    key: str
    topic: str
    what: str
    before: str | None
    after: str | None
    sums: tuple[tuple[str, ...], ...]
    extra: str | None


@dataclass(frozen=True)
class Vocabulary:
    """The kinds in their order, and the words around a number; the fillers are patterns of any number of words."""

    kinds: Mapping[str, Kind]
    filler: str
    received_filler: str
    receive: str
    answer: str
    narrower: re.Pattern[str]


def any_of(words: str) -> str:
    """A pattern for any number of these words, ``|`` between them, that takes the longest and never goes back.

    Without that a text made of such words alone could keep the search busy for ever.
    """
    return all_of("|".join(sorted(words.split("|"), key=len, reverse=True)))


def all_of(pattern: str) -> str:
    """A pattern for as many of these as come one after the other, never fewer.

    What a lookahead has found is not looked for again. ``*+`` says the same, but Python before 3.11.5 matches it
    wrongly (gh-106052).
    """
    name = f"all{next(_NUMBERS)}"
    return f"(?=(?P<{name}>(?:{pattern})*))(?P={name})"


@cache
def vocabulary() -> Vocabulary:
    """Everything in claims.toml, read once."""
    raw = tomllib.loads(Path(__file__).with_name("claims.toml").read_text(encoding="utf-8"))
    return Vocabulary(
        kinds={item["key"]: _kind(item) for item in raw["kinds"]},
        filler=any_of(raw["filler"]),
        received_filler=any_of(raw["received_filler"]),
        receive=raw["receive"],
        answer=raw["answer"],
        narrower=re.compile(raw["narrower"]),
    )


def _kind(raw: Mapping[str, Any]) -> Kind:
    sums = tuple(tuple(codes) for codes in raw.get("sums", ()))
    if "columns" in raw:
        sums = tuple(
            tuple(code.format(column=column) for code in codes for column in raw["columns"])
            for codes in (CAME_IN, WITH_CARRIED, ANSWERED)
        )
    return Kind(raw["key"], raw["topic"], raw["what"], raw.get("before"), raw.get("after"), sums, raw.get("extra"))


@cache
def patterns(year: int | None) -> tuple[tuple[Kind, re.Pattern[str] | None, re.Pattern[str] | None], ...]:
    """Each kind that has words of its own, with what may stand before the number and after it, for a report's year."""
    words = vocabulary()
    years = {"before": str(year - 1) if year else "0000", "after": str(year + 1) if year else "0000"}

    def made(pattern: str | None, frame: str) -> re.Pattern[str] | None:
        if pattern is None:
            return None
        for name, value in years.items():
            pattern = pattern.replace(f"{{{name}}}", value)
        return re.compile(frame.format(pattern=pattern))

    return tuple(
        (
            kind,
            made(kind.before, f"(?:{{pattern}}){words.filler}$"),
            made(kind.after, f"^{words.filler}(?:{{pattern}})"),
        )
        for kind in words.kinds.values()
        if kind.before or kind.after
    )
