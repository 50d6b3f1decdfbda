"""HTML in which text is text: what is not markup made here is escaped, whatever it holds."""

from __future__ import annotations

from html import escape
from typing import Any

from gxxl.render.printable import printable

VOID = frozenset({"br", "col", "input", "meta"})


class Markup(str):
    """HTML that was made here and needs no escaping."""

    __slots__ = ()


Content = str | int | None


def tag(name: str, /, *children: Content, **attributes: Any) -> Markup:  # noqa: ANN401
    """An element. Children that are no ``Markup`` are escaped, ``None`` is left out.

    Attributes lose a ``_`` at their end and have ``-`` for ``_``; ``True`` stands for a bare one, ``None`` and
    ``False`` for none.
    """
    start = name + "".join(_attribute(key, value) for key, value in attributes.items())
    if name in VOID:
        return Markup(f"<{start}>")
    return Markup(f"<{start}>{together(*children)}</{name}>")


def together(*children: Content) -> Markup:
    """Several pieces one after the other, escaped where they are no markup."""
    return Markup("".join(map(_escaped, children)))


def _escaped(child: Content) -> str:
    if child is None:
        return ""
    return child if isinstance(child, Markup) else escape(printable(str(child)))


def _attribute(key: str, value: object) -> str:
    name = key.rstrip("_").replace("_", "-")
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{escape(printable(str(value)))}"'
