"""``gxxl import``: a published report as a workbook of ours, its figures exactly as printed."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from gxxl.commands.writing import writing
from gxxl.errors import GxxlError
from gxxl.form import TABLES, load
from gxxl.messages import commands as command_words
from gxxl.messages import imports as words
from gxxl.messages import rules as rule_words
from gxxl.rules.finding import Finding, Severity
from gxxl.submission import Figure, Kind, State, Submission

SHOWN = 8  # doubtful cells of a table that are listed
DOUBTFUL = (State.MARKED, State.UNREADABLE, State.AMBIGUOUS)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("report", metavar="年度报告", type=Path, help=words.IMPORT_REPORT)
    parser.add_argument("-o", "--output", metavar="数据表", type=Path, required=True, help=words.IMPORT_OUTPUT)
    parser.add_argument("--json", action="store_true", help=words.IMPORT_JSON)


def run(arguments: argparse.Namespace) -> int:
    """Read the report and write the workbook. Exit 0 nothing to do, 1 findings; what cannot be read is raised."""
    from gxxl.intake.door import read
    from gxxl.locate import suggest
    from gxxl.render.workbook import write_workbook
    from gxxl.rules import check

    _refuse_output(arguments.output)
    submission = read(arguments.report)
    if submission.origin.kind not in (Kind.REPORT, Kind.FOREIGN):
        raise GxxlError(words.IMPORT_ALREADY.format(path=arguments.report))
    findings, located = check(submission), suggest(submission)
    imported = replace(submission, origin=replace(submission.origin, kind=Kind.IMPORT))
    with writing(arguments.output):
        write_workbook(imported, arguments.output, findings=findings, located=located)
    is_open = any(finding.is_open for finding in findings)
    if arguments.json:
        _print_json(submission, arguments.output)
    else:
        print("\n".join(_lines(submission)))
    print(words.IMPORT_DONE.format(path=arguments.output), file=sys.stderr)
    print(_next_step(findings, arguments.output), file=sys.stderr)
    return int(is_open)


def _refuse_output(path: Path) -> None:
    if path.suffix.lower() != ".xlsx":
        raise GxxlError(command_words.NEW_SUFFIX.format(path=path, suffix=".xlsx"))
    if path.exists():
        raise GxxlError(command_words.NEW_EXISTS.format(path=path))


def _next_step(findings: Sequence[Finding], path: Path) -> str:
    """What to do now."""
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    if not findings:
        return words.IMPORT_RIGHT
    return words.IMPORT_OPEN.format(errors=errors, queries=len(findings) - errors, path=path)


def _print_json(submission: Submission, output: Path) -> None:
    """What ``figures --json`` prints, and where the workbook is."""
    import json

    from gxxl.locate import suggest
    from gxxl.render.data import figures_data

    data = figures_data(submission, suggest(submission))
    print(json.dumps(data | {"output": str(output), "texts": list(submission.texts)}, ensure_ascii=False, indent=1))


def _lines(submission: Submission) -> Iterator[str]:
    """What was read and what was not, table by table, and the prose."""
    from gxxl.intake.names import shown_name

    cover = submission.cover
    year = command_words.CHECK_YEAR.format(year=cover.year) if cover.year else command_words.CHECK_NO_YEAR
    unit = cover.unit or command_words.CHECK_NO_UNIT
    yield words.IMPORT_HEAD.format(file=shown_name(submission.origin.file), unit=unit, year=year)
    for table in TABLES:
        yield from _table_lines(submission, table)
    sections = [section for section in load("2021").sections if not section.tables]
    for found, sentence in ((True, words.IMPORT_TEXTS), (False, words.IMPORT_NO_TEXTS)):
        titles = [section.title for section in sections if (section.key in submission.texts) is found]
        if titles:
            yield sentence.format(sections=words.IMPORT_JOIN.join(titles))


def _table_lines(submission: Submission, table: str) -> Iterator[str]:
    edition = submission.editions.get(table)
    name = rule_words.TABLE_NAME.format(name=load(edition or "2021").tables_by_key[table].name)
    if edition is None:
        yield words.IMPORT_NO_TABLE.format(table=name)
        return
    codes = [cell.code for cell in load(edition).tables_by_key[table].cells]
    states = [submission.figures[code].state for code in codes]
    read = sum(submission.figures[code].value is not None for code in codes)
    line = words.IMPORT_TABLE.format(table=name, edition=edition, count=len(codes), read=read)
    for state, more in words.IMPORT_TABLE_MORE.items():
        count = states.count(State(state))
        line += more.format(count=count) if count else ""
    yield line
    yield from _doubts(submission, [code for code, state in zip(codes, states, strict=True) if state in DOUBTFUL])


def _doubts(submission: Submission, codes: Sequence[str]) -> Iterator[str]:
    from gxxl.places import place_of

    for code in codes[:SHOWN]:
        label, value = submission.cells[code].label, _shown(submission.figures[code])
        yield words.IMPORT_DOUBT.format(place=place_of(submission, code), label=label, value=value)
    if len(codes) > SHOWN:
        yield words.IMPORT_DOUBTS_MORE.format(count=len(codes) - SHOWN)


def _shown(figure: Figure) -> str:
    from gxxl.rules.linear import plain

    return command_words.FIGURE_STATES[figure.state].format(
        text=figure.text,
        value=plain(figure.value) if figure.value is not None else "",
        readings=rule_words.READINGS_JOIN.join(plain(value) for value in figure.readings),
    )
