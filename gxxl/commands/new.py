"""``gxxl new``: the template, for one unit or for every unit of a roster."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from gxxl.commands.writing import writing
from gxxl.errors import GxxlError
from gxxl.form import EDITIONS
from gxxl.messages import commands as words
from gxxl.messages import years as year_words
from gxxl.submission import Cover, Submission, empty

if TYPE_CHECKING:
    from gxxl.consolidate.roster import Entry
    from gxxl.lastyear import LastYear


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("--unit", metavar="名称", default="", help=words.NEW_UNIT)
    parser.add_argument("--code", metavar="代码", default="", help=words.NEW_CODE)
    parser.add_argument("--year", metavar="年度", type=int, help=words.NEW_YEAR)
    parser.add_argument("--level", metavar="层级", default="", help=words.NEW_LEVEL)
    parser.add_argument("--edition", choices=EDITIONS, help=words.NEW_EDITION)
    parser.add_argument("--roster", metavar="名单", type=Path, help=words.NEW_ROSTER)
    parser.add_argument("--macros", action="store_true", help=words.NEW_MACROS)
    parser.add_argument("--last-year", metavar="上年文件", type=Path, help=year_words.NEW_LAST_YEAR)
    parser.add_argument("-o", "--output", metavar="输出", type=Path, required=True, help=words.NEW_OUTPUT)


def run(arguments: argparse.Namespace) -> int:
    """Write the template or templates; an existing file is never written over."""
    from gxxl.intake.pages import read_year
    from gxxl.rules.cover import edition_for

    if arguments.year is None:
        raise GxxlError(words.NEW_NEEDS_YEAR)
    if read_year(str(arguments.year)) != arguments.year:
        raise GxxlError(words.NEW_NO_YEAR.format(year=arguments.year))
    edition = arguments.edition or edition_for(arguments.year)
    if arguments.roster is not None:
        return _for_roster(arguments, edition)
    if not arguments.unit:
        raise GxxlError(words.NEW_NEEDS_UNIT)
    suffix = _suffix(arguments)
    if arguments.output.suffix.lower() != suffix:
        raise GxxlError(words.NEW_SUFFIX.format(path=arguments.output, suffix=suffix))
    cover = Cover(unit=arguments.unit, unit_code=arguments.code, year=arguments.year, level=arguments.level)
    last = _last_year(arguments)
    template = empty(cover, edition)
    _write(template if last is None else _with(template, last), arguments.output)
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
    last = _last_year(arguments)
    if last is not None and not last.units:
        raise GxxlError(year_words.NEW_SUMMARY_WITHOUT_UNITS.format(file=arguments.last_year))
    without = []
    for entry, path in paths.items():
        template = empty(replace(blank, unit=entry.name, unit_code=entry.code), edition)
        known = _of(last, entry)
        if last is not None and known is None:
            without.append(entry.name)
        _write(template if known is None else _prefilled(template, known), path)
    print(words.NEW_DONE_ROSTER.format(count=len(paths), path=arguments.output), file=sys.stderr)
    if without:
        units = year_words.JOIN.join(without)
        print(year_words.NEW_LAST_YEAR_WITHOUT.format(count=len(without), units=units), file=sys.stderr)
    return 0


def _suffix(arguments: argparse.Namespace) -> str:
    return ".xlsm" if arguments.macros else ".xlsx"


def _last_year(arguments: argparse.Namespace) -> LastYear | None:
    """Last year's file, where one is given. Raises ``Refused`` where it cannot be read or is of another year."""
    from gxxl.lastyear import read_last_year, require_year_before

    if arguments.last_year is None:
        return None
    last = read_last_year(arguments.last_year)
    require_year_before(last.submission.cover.year, arguments.year, last.path, str(arguments.output))
    return last


def _of(last: LastYear | None, entry: Entry) -> Submission | None:
    """A unit's figures of last year, by its code, its name or one of its other names."""
    if last is None:
        return None
    covers = [Cover(unit=name, unit_code=entry.code) for name in (entry.name, *entry.aliases)]
    return next((found for cover in covers if (found := last.of(cover))), None)


def _with(template: Submission, last: LastYear) -> Submission:
    from gxxl.lastyear import last_year_for

    return replace(template, last_year=last_year_for(template, last))


def _prefilled(template: Submission, known: Submission) -> Submission:
    from gxxl.lastyear import figures_in

    return replace(template, last_year=figures_in(known, template.editions))


def _write(template: Submission, path: Path) -> None:
    from gxxl.render.workbook import write_workbook

    _refuse_existing(path)
    with writing(path):
        write_workbook(template, path)


def _refuse_existing(path: Path) -> None:
    if path.exists():
        raise GxxlError(words.NEW_EXISTS.format(path=path))
