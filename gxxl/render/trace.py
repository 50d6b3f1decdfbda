"""The lineage of a cell as text for a terminal, and as the data that ``gxxl trace --json`` promises."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gxxl.consolidate.total import LineagePart
from gxxl.consolidate.trace import Trace
from gxxl.messages import trace as words
from gxxl.render.columns import printable, table_lines
from gxxl.render.data import Data, plain_number
from gxxl.rules.linear import plain


def trace_data(trace: Trace) -> Data:
    """What ``gxxl trace --json`` prints."""
    return {
        "code": trace.code,
        "address": trace.address,
        "value": plain_number(trace.value),
        "parts": [
            {
                "unit": part.unit,
                "unit_code": part.unit_code,
                "file": part.file,
                "sheet": part.sheet,
                "address": part.address,
                "value": plain_number(part.value),
                "state": part.state.value,
            }
            for part in trace.parts
        ],
    }


def trace_text(trace: Trace) -> str:
    """The cell, its parts one a line, whether they add up, and who adds nothing."""
    return "\n".join(_lines(trace))


def _lines(trace: Trace) -> Iterator[str]:
    yield printable(_head(trace))
    if trace.unit:
        yield from _of_unit(trace)
    else:
        yield from _of_sum(trace)
    for unit in trace.summaries:
        yield printable(words.GO_ON.format(unit=unit, code=trace.name))


def _head(trace: Trace) -> str:
    template = words.HEAD_OF_UNIT if trace.unit else words.HEAD if trace.code else words.HEAD_OF_EXTRA
    return template.format(address=trace.address, label=trace.label, code=trace.code, unit=trace.unit)


def _of_unit(trace: Trace) -> Iterator[str]:
    value, total = _shown(trace.value), _shown(trace.sum)
    if trace.lacking:
        why = trace.lacking[0].text or words.LACKING_BLANK
        yield printable(words.BLANK_OF_UNIT.format(unit=trace.unit, why=why))
        return
    yield printable(words.VALUE_OF_UNIT.format(unit=trace.unit, value=value))
    yield from table_lines([words.COLUMNS, *map(_cells, trace.parts)])
    end = words.SUM_OF_UNIT if trace.agrees else words.MISMATCH_OF_UNIT
    yield end.format(sum=total, value=value)


def _of_sum(trace: Trace) -> Iterator[str]:
    if trace.value is None and not trace.parts:
        yield words.BLANK
    else:
        value, total = _shown(trace.value), _shown(trace.sum)
        units = len({(part.unit, part.unit_code, part.file) for part in trace.parts})
        yield words.VALUE.format(value=value, count=units)
        yield from table_lines([words.COLUMNS, *map(_cells, trace.parts)])
        yield words.SUM.format(value=total) if trace.agrees else words.MISMATCH.format(sum=total, value=value)
    if trace.lacking:
        shown = (words.LACKING_OF.format(unit=x.unit, why=x.text or words.LACKING_BLANK) for x in trace.lacking)
        yield printable(words.LACKING.format(count=len(trace.lacking), units=words.LIST_JOIN.join(shown)))


def _shown(value: Decimal | None) -> str:
    return words.NOTHING if value is None else plain(value)


def _cells(part: LineagePart) -> tuple[str, ...]:
    place = f"{part.sheet}!{part.address}" if part.address else part.sheet
    state = words.STATES.get(part.state.value, "")
    return tuple(map(printable, (part.unit, plain(part.value), part.file, place, state)))
