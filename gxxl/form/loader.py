"""From an edition's TOML file to the model."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from gxxl.form.model import (
    BasisKind,
    Block,
    CarryOver,
    Cell,
    Domain,
    Form,
    Node,
    Note,
    Rule,
    Section,
    Step,
    Table,
)

EDITIONS = ("2019", "2021")
TABLES = ("disclosure", "requests", "review", "litigation")

Raw = Mapping[str, Any]


@cache
def load(edition: str) -> Form:
    """The form of an edition, ``"2019"`` or ``"2021"``; read once, then kept.

    Raises ``KeyError`` for an edition that there is no file for.
    """
    if edition not in EDITIONS:
        raise KeyError(edition)
    return parse(Path(__file__).with_name(f"{edition}.toml").read_text(encoding="utf-8"))


def parse(text: str) -> Form:
    """A form from the text of its TOML file."""
    raw = tomllib.loads(text)
    tables = tuple(_table(item) for item in raw["tables"])
    codes = dict.fromkeys(cell.code for table in tables for cell in table.cells)
    return Form(
        edition=raw["edition"],
        title=raw["title"],
        notice=raw["notice"],
        notice_title=raw["notice_title"],
        issued=raw["issued"],
        first_year=raw["first_year"],
        sections=tuple(_section(item) for item in raw["sections"]),
        tables=tables,
        rules=_with_needed([rule for item in raw["rules"] for rule in _rules(item, tables, codes)]),
        notes=tuple(Note(tuple(item["about"]), item["text"], item["source"]) for item in raw["notes"]),
        maps={edition: tuple(_steps(item, tables)) for edition, item in raw["maps"].items()},
        carry_overs=tuple(carried for item in raw.get("carry_overs", ()) for carried in _carry_overs(item, codes)),
    )


def _node(raw: Raw) -> Node:
    return Node(
        key=raw.get("key"),
        label=raw.get("label", ""),
        children=tuple(_node(child) for child in raw.get("children", ())),
        domain=Domain(raw.get("domain", Domain.COUNT)),
        unit=raw.get("unit"),
    )


def _block(raw: Raw) -> Block:
    return Block(
        rows=tuple(_node(row) for row in raw["rows"]),
        columns=tuple(_node(column) for column in raw["columns"]),
        head=raw.get("head"),
        corner=raw.get("corner"),
        columns_head=raw.get("columns_head"),
    )


def _table(raw: Raw) -> Table:
    blocks = tuple(_block(block) for block in raw["blocks"])
    cells = tuple(cell for block in blocks for cell in block_cells(raw["key"], block))
    return Table(raw["key"], raw["name"], blocks, cells)


def _keys(path: Sequence[Node]) -> str:
    return ".".join(node.key for node in path if node.key)


def block_cells(table: str, block: Block) -> Iterator[Cell]:
    """The cells of a block, row by row, in the order of the form."""
    rows = [path for row in block.rows for path in row.paths()]
    columns = [path for column in block.columns for path in column.paths()]
    for row, column in product(rows, columns):
        row_key, column_key = _keys(row), _keys(column)
        yield Cell(
            code=".".join(part for part in (table, row_key, column_key) if part),
            table=table,
            row_key=row_key,
            column_key=column_key,
            row_labels=tuple(label for label in (block.head, *(node.label for node in row)) if label),
            column_labels=tuple(node.label for node in column),
            domain=column[-1].domain,
            unit=column[-1].unit,
        )


def _section(raw: Raw) -> Section:
    return Section(
        key=raw["key"],
        title=raw["title"],
        hint=raw.get("hint"),
        sheet=raw.get("sheet"),
        tables=tuple(raw.get("tables", ())),
        widths=tuple(raw.get("widths", ())),
        loose=raw.get("loose", ""),
    )


def _rules(raw: Raw, tables: Sequence[Table], codes: Collection[str]) -> Iterator[Rule]:
    table = next(table for table in tables if table.key == raw["id"].split(".")[0])
    for filled in _fillings(raw.get("each"), table):
        yield Rule(
            id=raw["id"].format(**filled),
            template=raw["id"],
            table=table.key,
            label=raw["label"],
            expected=_expand(raw["expected"], filled, codes),
            found=_expand(raw["found"], filled, codes),
            expected_words=raw["expected_words"],
            found_words=raw["found_words"],
            strip=raw["strip"],
            basis=BasisKind(raw["basis"]),
            source=raw["source"],
        )


def _with_needed(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    totals = {rule.total for rule in rules}
    return tuple(rule._replace(needed=tuple(code for code in rule.cells if code in totals)) for rule in rules)


def _fillings(each: str | None, table: Table) -> list[dict[str, str]]:
    if each is None:
        return [{}]
    keys = dict.fromkeys(cell.row_key if each == "row" else cell.column_key for cell in table.cells)
    return [{each: key} for key in keys]


def _expand(patterns: Sequence[str], filled: Mapping[str, str], codes: Collection[str]) -> tuple[str, ...]:
    """The codes that the patterns name, in their order; ``*`` stands for one key."""
    found: list[str] = []
    for pattern in patterns:
        wanted = pattern.format(**filled)
        matches = _matches(wanted, codes) if "*" in wanted else [wanted]
        if not matches or matches[0] not in codes:
            raise ValueError(f"no cell is named {wanted}")
        found.extend(matches)
    return tuple(found)


def _matches(wanted: str, codes: Iterable[str]) -> list[str]:
    head, tail = wanted.split("*")
    dots = wanted.count(".")
    return [code for code in codes if code.startswith(head) and code.endswith(tail) and code.count(".") == dots]


def _carry_overs(raw: Raw, codes: Collection[str]) -> Iterator[CarryOver]:
    """One for each key that the name in brackets may stand for in the cell it is about."""
    head, name, tail = re.split(r"\{(\w+)\}", raw["this"])
    for code in codes:
        if code.startswith(head) and code.endswith(tail):
            filled = {name: code[len(head) : len(code) - len(tail)]}
            yield CarryOver(
                id=raw["id"].format(**filled),
                template=raw["id"],
                this=code,
                last=_filled(raw["last"], filled, codes),
                plus=_filled(raw.get("plus", ()), filled, codes),
                minus=_filled(raw.get("minus", ()), filled, codes),
            )


def _filled(patterns: Sequence[str], filled: Mapping[str, str], codes: Collection[str]) -> tuple[str, ...]:
    """The patterns filled in; all of them are cells of the form."""
    found = tuple(pattern.format(**filled) for pattern in patterns)
    unknown = [code for code in found if code not in codes]
    if unknown:
        raise ValueError(f"no cell is named {unknown[0]}")
    return found


def _steps(raw: Raw, tables: Sequence[Table]) -> Iterator[Step]:
    named = [*_changed(raw, tables)]
    taken = {target for step in named for target in step.targets}
    for table in tables:
        for cell in table.cells:
            if cell.code not in taken and any(fnmatchcase(cell.code, pattern) for pattern in raw["same"]):
                yield Step((cell.code,), (cell.code,), exact=True, lossy=None)
    yield from named


def _changed(raw: Raw, tables: Sequence[Table]) -> Iterator[Step]:
    for item in raw.get("split", ()):
        for filled in _map_fillings(item["from"], tables):
            targets = tuple(target.format(**filled) for target in item["to"])
            yield Step((item["from"].format(**filled),), targets, exact=True, lossy=item["lossy"].format(**filled))
    for item in raw.get("merge", ()):
        for filled in _map_fillings(item["to"], tables):
            sources = tuple(source.format(**filled) for source in item["from"])
            yield Step(sources, (item["to"].format(**filled),), exact=True, lossy=None)
    for item in raw.get("renamed", ()):
        yield Step((item["from"],), (item["to"],), exact=False, lossy=item["to"])


def _map_fillings(pattern: str, tables: Sequence[Table]) -> list[dict[str, str]]:
    table = next(table for table in tables if table.key == pattern.split(".")[0])
    return _fillings("column", table)
