"""The command line: parse, call, print. Exit 0 nothing to do, 1 findings, 2 no input could be read."""

from __future__ import annotations

import argparse
import atexit
import gc
import importlib
import io
import keyword
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from functools import cache
from typing import Any, NoReturn, TextIO

from gxxl import __version__
from gxxl.errors import GxxlError, why_of
from gxxl.messages import cli as words
from gxxl.messages import system

COMMANDS = (
    "new",
    "check",
    "figures",
    "import",
    "explain",
    "convert",
    "consolidate",
    "trace",
    "roster",
    "report",
    "doctor",
    "demo",
)


# Control characters but for tabs and ends of lines, and what stands for bytes that are no text.
_STEERING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_COLLECT_AFTER = 200_000  # new objects; 700 is usual


class _Printable(io.TextIOBase):
    """A stream on which signs that steer a terminal are shown as 「�」: names and texts of others hold anything."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write what can be shown of a text."""
        return self._stream.write(_STEERING.sub("\ufffd", text))

    def flush(self) -> None:
        """Pass on what is written."""
        self._stream.flush()

    def isatty(self) -> bool:
        """Whether somebody looks on."""
        return self._stream.isatty()

    def fileno(self) -> int:
        """The number of the stream's file."""
        return self._stream.fileno()


class Parser(argparse.ArgumentParser):
    """argparse with Chinese headings, and usage errors in one sentence and exit code 2."""

    def __init__(self, prog: str, description: str) -> None:
        super().__init__(prog=prog, description=description, add_help=False, allow_abbrev=False)
        self._positionals.title = words.ARGUMENTS
        self._optionals.title = words.OPTIONS
        self.add_argument("-h", "--help", action="help", help=words.HELP)

    def format_help(self) -> str:
        """The help with its first word in Chinese."""
        return super().format_help().replace("usage: ", words.USAGE, 1)

    def error(self, message: str) -> NoReturn:
        """Usage and what is wrong, to stderr."""
        self.exit(2, f"{self.format_usage().replace('usage: ', words.USAGE, 1)}{in_chinese(message)}\n")


def in_chinese(message: str) -> str:
    """What argparse says of a wrong call, for our users; an unknown sentence stays as it is."""
    for pattern, sentence in words.ARGPARSE.items():
        found = re.fullmatch(pattern, message)
        if found:
            return sentence.format(*map(_chinese_quotes, found.groups()))
    return message


def _chinese_quotes(text: str) -> str:
    """``'2019', '2021'`` as it is written in Chinese."""
    return re.sub(r"'([^']*)'", r"“\1”", text).replace("”, “", "”、“")


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; the console script. Returns the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] in (["--version"], ["-V"]):
        print(f"gxxl {__version__}")
        return 0
    if not arguments or arguments[0] in ("-h", "--help"):
        print(overview())
        return 0
    name, *rest = arguments
    if name not in COMMANDS:
        print(words.UNKNOWN_COMMAND.format(name=name, names="、".join(COMMANDS)), file=sys.stderr)
        return 2
    with _few_collections(is_whole_process=argv is None):
        return _run(name, rest)


@contextmanager
def _few_collections(*, is_whole_process: bool) -> Iterator[None]:
    """What a command makes is kept and has no cycles: looking for these again and again finds nothing.

    Where the process ends with the command it stays so: to set it back would begin with a search.
    """
    before = gc.get_threshold()
    gc.set_threshold(_COLLECT_AFTER, *before[1:])
    try:
        yield
    finally:
        if not is_whole_process:
            gc.set_threshold(*before)


def overview() -> str:
    """What ``gxxl`` alone prints: the commands, a line each."""
    width = max(map(len, COMMANDS))
    lines = (f"  {name:<{width}}  {words.COMMAND_HELP[name]}" for name in COMMANDS)
    return "\n".join([words.PROGRAM, "", f"{words.COMMANDS}：", *lines, "", words.ALSO])


def parser_for(name: str) -> argparse.ArgumentParser:
    """The parser of one command."""
    parser = Parser(prog=f"gxxl {name}", description=words.COMMAND_HELP[name] + "。")
    _module(name).add_arguments(parser)
    return parser


def _module(name: str) -> Any:  # noqa: ANN401 - modules have no type that names their functions
    return importlib.import_module(f"gxxl.commands.{name}{'_' * keyword.iskeyword(name)}")


@cache
def _leave_quickly() -> None:
    """Let the end of the process not search all that is still there for cycles, which takes longer than some commands.

    Handlers of others that run at exit, and the closing of files, are as always.
    """
    atexit.register(gc.freeze)


def _run(name: str, rest: Sequence[str]) -> int:
    _leave_quickly()
    _speak_utf8()
    with redirect_stdout(_Printable(sys.stdout)), redirect_stderr(_Printable(sys.stderr)):
        return _run_shown(name, rest)


def _run_shown(name: str, rest: Sequence[str]) -> int:
    try:
        arguments = parser_for(name).parse_intermixed_args(rest)
        code: int = _module(name).run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read the output has seen enough: ``gxxl figures FILE | head``
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except GxxlError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print(words.INTERRUPTED, file=sys.stderr)
        return 130
    except OSError as error:  # a path no one foresaw: a name that is too long, a drive that is gone
        print(system.FAILED.format(path=error.filename or system.SOMETHING, why=why_of(error)), file=sys.stderr)
        return 2
    return code


def _speak_utf8() -> None:
    """A pipe on Windows has the code page of the machine; JSON must be UTF-8, and no character may end the run."""
    for stream in (sys.stdout, sys.stderr):
        if not stream.isatty() and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
