"""``gxxl new``: the template, for one unit or for every unit of a roster."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from gxxl.errors import GxxlError
from gxxl.form import EDITIONS
from gxxl.messages import commands as words
from gxxl.submission import Cover, empty


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("--unit", metavar="名称", default="", help=words.NEW_UNIT)
    parser.add_argument("--code", metavar="代码", default="", help=words.NEW_CODE)
    parser.add_argument("--year", metavar="年度", type=int, help=words.NEW_YEAR)
    parser.add_argument("--level", metavar="层级", default="", help=words.NEW_LEVEL)
    parser.add_argument("--edition", choices=EDITIONS, help=words.NEW_EDITION)
    parser.add_argument("--roster", metavar="名单", type=Path, help=words.NEW_ROSTER)
    parser.add_argument("--macros", action="store_true", help=words.NEW_MACROS)
    parser.add_argument("-o", "--output", metavar="输出", type=Path, required=True, help=words.NEW_OUTPUT)


def run(arguments: argparse.Namespace) -> int:
    """Write the template or templates; an existing file is never written over."""
    from gxxl.rules.cover import edition_for

    if arguments.year is None:
        raise GxxlError(words.NEW_NEEDS_YEAR)
    edition = arguments.edition or edition_for(arguments.year)
    if arguments.roster is not None:
        return _for_roster(arguments, edition)
    if not arguments.unit:
        raise GxxlError(words.NEW_NEEDS_UNIT)
    suffix = _suffix(arguments)
    if arguments.output.suffix.lower() != suffix:
        raise GxxlError(words.NEW_SUFFIX.format(path=arguments.output, suffix=suffix))
    cover = Cover(unit=arguments.unit, unit_code=arguments.code, year=arguments.year, level=arguments.level)
    _write(cover, edition, arguments.output)
    print(words.NEW_DONE.format(path=arguments.output), file=sys.stderr)
    return 0


def _for_roster(arguments: argparse.Namespace, edition: str) -> int:
    from gxxl.consolidate.roster import read_roster
    from gxxl.names import file_name

    entries = read_roster(arguments.roster).entries
    blank = Cover(year=arguments.year, level=arguments.level)
    paths = {
        entry: (
            arguments.output / file_name(words.NEW_NAME.format(code=entry.code, unit=entry.name, year=arguments.year))
        ).with_suffix(_suffix(arguments))
        for entry in entries
    }
    for path in paths.values():
        _refuse_existing(path)
    for entry, path in paths.items():
        _write(replace(blank, unit=entry.name, unit_code=entry.code), edition, path)
    print(words.NEW_DONE_ROSTER.format(count=len(paths), path=arguments.output), file=sys.stderr)
    return 0


def _suffix(arguments: argparse.Namespace) -> str:
    return ".xlsm" if arguments.macros else ".xlsx"


def _write(cover: Cover, edition: str, path: Path) -> None:
    from gxxl.render.workbook import write_workbook

    _refuse_existing(path)
    write_workbook(empty(cover, edition), path)


def _refuse_existing(path: Path) -> None:
    if path.exists():
        raise GxxlError(words.NEW_EXISTS.format(path=path))
