"""What of a page is shown, and how: elements that are hidden, struck out or raised, by their tags and own styles.

Style sheets and scripts are not looked at.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from gxxl.intake.runs import How

_TAGS = {
    "del": How.STRUCK,
    "s": How.STRUCK,
    "strike": How.STRUCK,
    "sup": How.RAISED,
    "sub": How.LOWERED,
    "rt": How.HIDDEN,
    "rp": How.HIDDEN,
    "template": How.HIDDEN,
    "noscript": How.HIDDEN,
}
_STYLES = (
    ("display:none", How.HIDDEN),
    ("visibility:hidden", How.HIDDEN),
    ("visibility:collapse", How.HIDDEN),
    ("mso-hide:all", How.HIDDEN),
    ("line-through", How.STRUCK),
    ("vertical-align:super", How.RAISED),
    ("vertical-align:sub", How.LOWERED),
)
_BOXES = ("table", "tr", "td", "th")  # where text is raised as a whole, if at all
_RAISED = (How.RAISED, How.LOWERED)
# Elements without an end tag, or whose end closes what was left open in them, and those that the next of them closes.
_VOID = frozenset(("br", "hr", "img", "input", "meta", "link", "col", "wbr", "area", "base", "embed", "source"))
_CLOSING = frozenset(("ruby",))
_ONE_AFTER_THE_OTHER = frozenset(("p", "li", "option", "rt", "rp"))
_DEEPEST = 500


def look_of(tag: str, attributes: Sequence[tuple[str, str | None]]) -> How:
    """How an element itself makes its text look."""
    given = dict(attributes)
    if "hidden" in given:
        return How.HIDDEN
    style = "".join((given.get("style") or "").lower().split())
    looks = [how for name, how in _STYLES if name in style and (tag not in _BOXES or how not in _RAISED)]
    return How.HIDDEN if How.HIDDEN in looks else _TAGS.get(tag, looks[0] if looks else How.PLAIN)


class Looks:
    """The elements that are open, as far as they change how text looks, or close others that do."""

    def __init__(self) -> None:
        self._open: list[tuple[str, How]] = []
        self._tags: Counter[str] = Counter()
        self._hows: Counter[How] = Counter()

    @property
    def depth(self) -> int:
        """How many are open."""
        return len(self._open)

    @property
    def how(self) -> How:
        """How text looks here; what hides it counts most."""
        shown = (how for how in (How.HIDDEN, How.STRUCK, How.RAISED, How.LOWERED) if self._hows[how])
        return next(shown, How.PLAIN)

    def start(self, tag: str, how: How) -> None:
        """An element begins."""
        if tag in _ONE_AFTER_THE_OTHER and self._open and self._open[-1][0] == tag:
            self.cut(self.depth - 1)
        is_odd = how is not How.PLAIN or self._tags[tag] or tag in _CLOSING or tag == "table"
        if is_odd and tag not in _VOID and (self.depth < _DEEPEST or tag == "table"):
            self._open.append((tag, how))
            self._tags[tag] += 1
            self._hows[how] += 1

    def end(self, tag: str, mark: int) -> None:
        """An element ends, and what was left open in it. What was open before ``mark`` is beyond its reach."""
        if self._tags[tag]:
            at = next((at for at in range(self.depth - 1, mark - 1, -1) if self._open[at][0] == tag), None)
            if at is not None:
                self.cut(at)

    def cut(self, depth: int) -> None:
        """Only so many stay open."""
        while len(self._open) > max(depth, 0):
            tag, how = self._open.pop()
            self._tags[tag] -= 1
            self._hows[how] -= 1
