"""Colours between xlwings and LibreOffice."""

from __future__ import annotations

from collections.abc import Sequence

Colour = tuple[int, int, int]
AnyColour = Colour | Sequence[int] | int | str | None
NONE = -1  # LibreOffice's colour for "none" and "automatic"


def colour_of(number: int) -> Colour | None:
    """Red, green and blue of LibreOffice's colour number."""
    return None if number == NONE else ((number >> 16) & 255, (number >> 8) & 255, number & 255)


def number_of_colour(colour: AnyColour) -> int:
    """LibreOffice's colour number of what xlwings takes: a triple, ``#rrggbb``, Excel's own number, or nothing."""
    if colour is None:
        return NONE
    if isinstance(colour, str):
        return int(colour.lstrip("#"), 16)
    red, green, blue = (colour & 255, colour >> 8 & 255, colour >> 16 & 255) if isinstance(colour, int) else colour
    return int(red) << 16 | int(green) << 8 | int(blue)
