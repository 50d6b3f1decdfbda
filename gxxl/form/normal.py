"""The normal form of a printed label: what is left when width, blanks, brackets and punctuation do not count."""

from __future__ import annotations

import re
from functools import lru_cache

_HALF = {code + 0xFEE0: code for code in range(0x21, 0x7F)}
_NOTHING = re.compile(r"[\s\u200b\ufeff\u3000“”‘’\"'「」『』、，,。.．：:；;（）()〔〕\[\]【】《》<>·\-—_]+")


@lru_cache(maxsize=8192)
def normal(label: str) -> str:
    """``1. 属于国家秘密`` and ``１、属于国家秘密`` are both ``1属于国家秘密``."""
    return _NOTHING.sub("", label.translate(_HALF))
