"""What xlwings has and this engine does not: it says so by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn, TypeVar

from gxxl.excel.engines.libreoffice.errors import NotCoveredError

_Class = TypeVar("_Class", bound=type)
_XLWINGS = "xlwings.base_classes"


def refusing(engine_class: _Class) -> _Class:
    """Class decorator: what is still as xlwings' base class has it raises ``NotCoveredError`` with its name."""
    for name, base in _inherited(engine_class).items():
        if isinstance(getattr(base, name), property):
            setattr(engine_class, name, property(_refusal(f"{base.__name__}.{name}")))
        else:
            setattr(engine_class, name, _refusal(f"{base.__name__}.{name}"))
    return engine_class


def _inherited(engine_class: type) -> dict[str, type]:
    bases = [base for base in engine_class.__mro__ if base.__module__ == _XLWINGS]
    names = {name: base for base in reversed(bases) for name in vars(base) if not name.startswith("__")}
    return {name: base for name, base in names.items() if getattr(engine_class, name) is getattr(base, name)}


def _refusal(name: str) -> Callable[..., NoReturn]:
    def refuse(*_args: object, **_options: object) -> NoReturn:
        raise NotCoveredError(name)

    return refuse
