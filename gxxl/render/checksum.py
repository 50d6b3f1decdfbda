"""The checksum of zip members (CRC-32, ISO 3309) of texts one behind the other, from the checksums of each."""

from __future__ import annotations

from functools import lru_cache

_POLYNOMIAL = 0xEDB88320
_ONE = 1 << 31  # the polynomial 1: the highest bit is the lowest power
_BYTE = 3  # a byte moves a checksum on by the power 2 ** 3


def crc_of_both(first: int, second: int, length: int) -> int:
    """The checksum of two texts one behind the other, from those of both and the second one's length in bytes."""
    # A checksum is what a division of polynomials leaves: each bit behind a text multiplies that of the text by x.
    factor = _ONE
    for number in range(length.bit_length()):
        if length >> number & 1:
            factor = _times(_power(number + _BYTE), factor)
    return _times(factor, first) ^ second


@lru_cache(maxsize=64)
def _power(number: int) -> int:
    """The power of x whose exponent is 2 ** number, by squaring."""
    if number == 0:
        return _ONE >> 1
    root = _power(number - 1)
    return _times(root, root)


def _times(one: int, other: int) -> int:
    """The product of two polynomials, modulo that of the checksum."""
    made = 0
    while one:
        if one & _ONE:
            made ^= other
        one = one << 1 & 0xFFFFFFFF
        other = other >> 1 ^ (_POLYNOMIAL if other & 1 else 0)
    return made
