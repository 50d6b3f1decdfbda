"""The only way from here into LibreOffice: every call is counted, and every failure becomes one of our errors.

Objects of the office are held as ``Remote``, which behaves as the UNO object does. A call over the bridge takes some
0.1 ms, but one that returns an object not seen before some 1.5 ms, as its interfaces are asked for.
"""

from __future__ import annotations

import builtins
import functools
import importlib
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from gxxl.excel.engines.libreoffice.errors import BookGoneError, EngineError, OfficeGoneError
from gxxl.messages import excel_engine as words

SYSTEM_PACKAGES = "/usr/lib/python3/dist-packages"
_STAR = "com.sun.star."
_DISPOSED = _STAR + "lang.DisposedException"
_NO_PROPERTIES = "cannot get value "  # what UNO says of a closed workbook that it still holds


@functools.cache
def uno() -> Any:  # noqa: ANN401 - it has no types
    """LibreOffice's ``uno`` module, from the system's packages where the environment has none.

    ``OfficeGoneError`` where there is none. It replaces ``builtins.__import__``, which breaks the late imports of
    others, so that is put back.
    """
    original = builtins.__import__
    try:
        return importlib.import_module("uno")
    except ImportError:
        return _from_system(original)
    finally:
        builtins.__import__ = original


def _from_system(original: Callable[..., Any]) -> Any:  # noqa: ANN401
    sys.path.append(SYSTEM_PACKAGES)  # never in front: it holds old packages
    try:
        return importlib.import_module("uno")
    except ImportError as error:
        raise OfficeGoneError(words.UNO_MISSING.format(reason=error)) from error
    finally:
        builtins.__import__ = original
        with suppress(ValueError):
            sys.path.remove(SYSTEM_PACKAGES)  # nor behind for longer than needed


@functools.cache
def _class(name: str) -> Any:  # noqa: ANN401
    return uno().getClass(_STAR + name)


def struct(name: str, **fields: object) -> Any:  # noqa: ANN401
    """A UNO structure by its name below ``com.sun.star``."""
    return _class(name)(**fields)


def enum(kind: str, value: str) -> Any:  # noqa: ANN401
    """A value of a UNO enumeration."""
    return uno().Enum(_STAR + kind, value)


def properties(**values: object) -> tuple[Any, ...]:
    """Named values, as UNO's functions want options."""
    return tuple(struct("beans.PropertyValue", Name=name, Value=value) for name, value in values.items())


@dataclass(frozen=True, slots=True)
class Tally:
    """How often the office was reached: ``operations`` as users of xlwings see them, ``calls`` over the bridge.

    An operation is one use of xlwings that reads or changes something; finding the sheet or the range that it is
    about is part of it.
    """

    operations: int
    calls: int

    def __sub__(self, other: Tally) -> Tally:
        """What came between two tallies."""
        return Tally(self.operations - other.operations, self.calls - other.calls)


class Link:
    """A connection to one office, by its component context; ``alive`` says whether its process still runs."""

    def __init__(self, context: object, alive: Callable[[], bool] = lambda: True) -> None:
        self.alive = alive
        self._calls = self._operations = self._depth = 0
        self.context = Remote(context, self)
        self.desktop = self.service("frame.Desktop")

    @property
    def tally(self) -> Tally:
        """How often the office was reached until now."""
        return Tally(self._operations, self._calls)

    def service(self, name: str, *arguments: object) -> Remote:
        """A service of the office, by its name below ``com.sun.star``."""
        manager = self.context.ServiceManager
        return present(manager.createInstanceWithArgumentsAndContext(_STAR + name, arguments, self.context))

    def reach(self, do: Callable[..., Any], *arguments: object) -> Any:  # noqa: ANN401
        """Do something over the bridge. An exception of UNO becomes an ``EngineError``."""
        self._calls += 1
        try:
            return do(*arguments)
        except Exception as error:
            failure = self._failure(error)
            if failure is None:
                raise
        raise failure  # outside: an exception of UNO bears neither cause nor context

    def _failure(self, error: Exception) -> EngineError | None:
        if not isinstance(error, _class("uno.Exception")):
            return None
        kind = str(getattr(type(error), "__pyunostruct__", ""))
        detail = str(getattr(error, "Message", "")).strip()
        if kind == _DISPOSED and "bridge" in detail.lower():
            return OfficeGoneError(words.OFFICE_GONE, kind)
        if not self.alive():
            return OfficeGoneError(words.OFFICE_GONE, kind)
        if kind == _DISPOSED or detail.startswith(_NO_PROPERTIES):
            return BookGoneError(words.BOOK_GONE, kind)
        return EngineError(words.FAILED.format(detail=detail or kind), kind, detail or kind)

    def enter(self) -> None:
        """An operation begins; one within another is part of it."""
        self._depth += 1
        self._operations += self._depth == 1

    def leave(self) -> None:
        """It ends."""
        self._depth -= 1


class Remote:
    """An object in the office: its properties and functions as UNO names them."""

    __slots__ = ("_link", "_raw")

    def __init__(self, raw: object, link: Link) -> None:
        object.__setattr__(self, "_raw", raw)
        object.__setattr__(self, "_link", link)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        value = self._link.reach(getattr, self._raw, name)
        if type(value).__name__ == "PyUNO_callable":
            self._link._calls -= 1  # noqa: SLF001 - looking a function up does not reach the office, calling it does
            return functools.partial(self._call, value)
        return self._taken(value)

    def __setattr__(self, name: str, value: object) -> None:
        self._link.reach(setattr, self._raw, name, raw(value))

    def _call(self, function: Callable[..., Any], *arguments: object) -> Any:  # noqa: ANN401
        return self._taken(self._link.reach(function, *map(raw, arguments)))

    def _taken(self, value: object) -> Any:  # noqa: ANN401
        return Remote(value, self._link) if type(value).__name__ == "pyuno" else value

    def __bool__(self) -> bool:
        return True


def raw(value: object) -> object:
    """The UNO object itself, of a ``Remote``; anything else as it is."""
    return object.__getattribute__(value, "_raw") if isinstance(value, Remote) else value


def present(value: object) -> Remote:
    """An object of the office, which a workbook that was closed no longer gives: ``BookGoneError``."""
    if isinstance(value, Remote):
        return value
    raise BookGoneError(words.BOOK_GONE)


def has(remote: Remote, name: str) -> bool:
    """Whether an object in the office has a property or function."""
    return hasattr(remote, name)


class Linked(Protocol):
    """What has a connection to the office."""

    @property
    def link(self) -> Link:
        """The connection."""
        ...


Self = TypeVar("Self", bound=Linked)
Rest = ParamSpec("Rest")
Result = TypeVar("Result")


def operation(method: Callable[Concatenate[Self, Rest], Result]) -> Callable[Concatenate[Self, Rest], Result]:
    """Marks a method as one use of xlwings that reads or changes something in the office."""

    @functools.wraps(method)
    def counted(self: Self, /, *args: Rest.args, **kwargs: Rest.kwargs) -> Result:
        self.link.enter()
        try:
            return method(self, *args, **kwargs)
        finally:
            self.link.leave()

    return counted
