"""Codes and names of units, brought to one shape so that they can be compared."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import normalize

from gxxl.reading import squeeze

_KEPT = 32_768  # every unit is asked for several times

_NAMING = 2  # characters of the shortest name: 镇 alone is none
_SHORTENED = 3  # of one that leaves out characters of another: 南镇 would shorten too many
# What a township or street may or may not add to its name.
_SUFFIXES = ("人民政府", "办事处")


@lru_cache(maxsize=_KEPT)
def same_code(code: str) -> str:
    """A code in the shape it is compared in: 610525109000 and 610525109 are one, 610525000 and 610525 too."""
    bare = squeeze(code).upper()
    if not bare.isascii():  # typed with a Chinese keyboard: ６１０５２５１０９
        bare = normalize("NFKC", bare)
    if bare.isdigit() and len(bare) in (9, 12):
        while len(bare) > 6 and bare.endswith("000"):
            bare = bare[:-3]
    return bare


def are_rivals(code: str, other: str) -> bool:
    """Whether two codes are of one kind and differ, so that they name two units."""
    return bool(code and other) and len(code) == len(other) and code != other


def same_name(name: str) -> str:
    """A name without blanks."""
    return squeeze(name)


def may_be_one(name: str, other: str) -> bool:
    """Whether one name holds the other or shortens it: 澄城县庄头镇 and 庄头镇, 县卫健局 and 澄城县卫生健康局."""
    short, long = sorted((squeeze(name), squeeze(other)), key=len)
    bare = sorted((short_name(name), short_name(other)), key=len)
    return (len(bare[0]) >= _NAMING and bare[0] in bare[1]) or (len(short) >= _SHORTENED and _is_within(short, long))


def _is_within(short: str, long: str) -> bool:
    """Whether the characters of one stand in the other in their order."""
    left = iter(long)
    return all(sign in left for sign in short)


@lru_cache(maxsize=_KEPT)
def short_name(name: str) -> str:
    """A name without blanks and without 人民政府 or 办事处 at its end."""
    bare = squeeze(name)
    for suffix in _SUFFIXES:
        if bare.endswith(suffix) and len(bare) > len(suffix):
            return bare.removesuffix(suffix)
    return bare
