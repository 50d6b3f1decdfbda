"""``gxxl explain``: a rule or a cell in words, with its place, its counting rules and its basis."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase

from gxxl.errors import GxxlError
from gxxl.form import EDITIONS, Cell, Form, Rule, load
from gxxl.messages import commands as words
from gxxl.messages import rules as rule_words


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("what", metavar="名称", nargs="?", default="", help=words.EXPLAIN_WHAT)


def run(arguments: argparse.Namespace) -> int:
    """Print what is known of a rule or a cell. Exit 2 for a name that is neither."""
    lines = list(_explain(arguments.what)) if arguments.what else list(_all_rules())
    if not lines:
        raise GxxlError(words.EXPLAIN_UNKNOWN.format(name=arguments.what))
    print("\n".join(lines))
    return 0


def _all_rules() -> Iterator[str]:
    from gxxl.rules.catalogue import all_kinds

    for kind in all_kinds():
        yield words.EXPLAIN_LISTED.format(id=kind.id, label=kind.words.label)
    yield words.EXPLAIN_ALSO


def _explain(name: str) -> Iterator[str]:
    """Every edition's answer; what both say alike is said once, of the newest."""
    for edition in reversed(EDITIONS):
        form = load(edition)
        if name in form.rules_by_id:
            yield from _rule(form, form.rules_by_id[name])
            return
    yield from _cells(name)
    yield from _kinds(name)


def _cells(name: str) -> Iterator[str]:
    for edition in reversed(EDITIONS):
        form = load(edition)
        cells = [cell for cell in form.cells.values() if name in (cell.code, cell.row_labels[-1:] and cell.label)]
        for cell in cells:
            yield from _cell(form, cell)


def _kinds(name: str) -> Iterator[str]:
    from gxxl.rules.catalogue import all_kinds

    for kind in all_kinds():
        if name in (kind.id, kind.words.label) or _fits(kind.id, name):
            yield words.EXPLAIN_RULE.format(label=kind.words.label, id=kind.id)
            yield words.EXPLAIN_ABOUT.format(about=kind.words.about)
            yield words.EXPLAIN_SEVERITY.format(severity=rule_words.SEVERITY[kind.severity])
            yield words.EXPLAIN_BASIS.format(basis=kind.basis)
            yield words.EXPLAIN_REMEDY.format(remedy=kind.words.remedy.format_map(_Unfilled()))


class _Unfilled(dict[str, str]):
    """Leaves a named place of a template as dots."""

    def __missing__(self, key: str) -> str:
        return "……"


def _fits(template: str, name: str) -> bool:
    """Whether an id such as ``requests.blank`` is of the kind ``{table}.blank``, its brackets filled in."""
    return "{" in template and fnmatchcase(name, re.sub(r"\{\w+\}", "*", template))


def _rule(form: Form, rule: Rule) -> Iterator[str]:
    yield words.EXPLAIN_RULE.format(label=rule.label, id=rule.id)
    yield words.EXPLAIN_SUM.format(expected_words=rule.expected_words, found_words=rule.found_words)
    yield words.EXPLAIN_PARTS.format(places=_places(form, rule.expected))
    yield words.EXPLAIN_TOTAL.format(places=_places(form, rule.found))
    yield words.EXPLAIN_SEVERITY.format(severity=rule_words.SEVERITY["error"])
    yield words.EXPLAIN_BASIS.format(basis=f"{rule.basis.value}：{form.notice}附件{rule.source}")
    yield words.EXPLAIN_REMEDY.format(
        remedy=rule_words.CROSS_FOOTING_REMEDIES.get(rule.table, rule_words.CROSS_FOOTING.remedy)
    )


def _places(form: Form, codes: Sequence[str]) -> str:
    from gxxl.places import template_place

    return rule_words.PLACES_JOIN.join(
        f"{template_place(form.edition, code)}{form.cells[code].label}" for code in codes
    )


def _cell(form: Form, cell: Cell) -> Iterator[str]:
    from gxxl.places import template_place

    yield words.EXPLAIN_CELL.format(label=cell.label, code=cell.code, edition=form.edition)
    yield words.EXPLAIN_SECTION.format(section=form.section_of(cell.table).title)
    yield words.EXPLAIN_PLACE.format(place=template_place(form.edition, cell.code))
    yield words.EXPLAIN_DOMAIN[cell.domain]
    if cell.unit:
        yield words.EXPLAIN_UNIT.format(unit=cell.unit)
    for note in form.notes:
        if any(cell.code == about or cell.code.startswith(about + ".") for about in note.about):
            yield words.EXPLAIN_NOTE.format(text=note.text, source=f"{form.notice}{note.source}")
    rules = [rule for rule in form.rules if cell.code in rule.cells]
    if rules:
        yield words.EXPLAIN_RULES
        for rule in rules:
            yield words.EXPLAIN_LISTED.format(id=rule.id, label=rule.label)
