"""This year's figures against last year's: what is carried over, what jumps, and a fee in 元 under a head in 万元.

None of it is printed in a notice (工作惯例), so all of it are queries. Last year's figures are those of the submission
itself, in the editions of its own tables; ``gxxl.lastyear`` brings a file's figures there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from gxxl.figures import editions_key
from gxxl.form import TABLES, CarryOver, Cell, Domain, load
from gxxl.form.book import load_book
from gxxl.messages import years as words
from gxxl.rules.finding import Finding
from gxxl.rules.linear import Outcome, Verdict, plain
from gxxl.rules.make import make
from gxxl.submission import Submission, cells_of

YEARLY = ("requests.new.total", "review.total", "litigation.direct.total", "litigation.after_review.total")
IN_10000 = "万元"
PER_HUGE = 10000  # 万元 in 亿元


def check_years(submission: Submission, last: Mapping[str, Decimal] | None = None) -> tuple[Finding, ...]:
    """Findings about figures that do not follow from last year's; none where last year is not known.

    ``last`` has last year's figures by code, in the editions of this submission's tables; without it those that the
    submission brings along count. A fee is looked at without last year too.
    """
    known = submission.last_year if last is None else last
    return (*_carried(submission, known), *_fees(submission, known), *_jumps(submission, known))


def _carried(submission: Submission, last: Mapping[str, Decimal]) -> Iterator[Finding]:
    if not last:
        return
    for table in TABLES:
        edition = submission.editions.get(table)
        if edition is None:
            continue
        wrong = {
            carried.this: (carried, expected)
            for carried in load(edition).carry_overs
            if carried.this.startswith(f"{table}.")
            and (expected := _expected(submission, carried, last)) is not None
            and expected != submission.figures[carried.this].value
        }
        yield from (
            _carried_finding(submission, carried, expected, last)
            for carried, expected in wrong.values()
            if not _follows(submission, carried.this, wrong)
        )


def _expected(submission: Submission, carried: CarryOver, last: Mapping[str, Decimal]) -> Decimal | None:
    """What the cell should hold; ``None`` where one of the figures is not there."""
    own = (carried.this, *carried.plus, *carried.minus)
    values = {code: submission.figures[code].value for code in own if code in submission.figures}
    if len(values) < len(own) or any(value is None for value in values.values()):
        return None
    if any(code not in last for code in carried.last):
        return None
    parts = [last[code] for code in carried.last]
    parts += [values[code] or Decimal(0) for code in carried.plus]
    parts += [-(values[code] or Decimal(0)) for code in carried.minus]
    return sum(parts, Decimal(0))


def _follows(submission: Submission, code: str, wrong: Mapping[str, tuple[CarryOver, Decimal]]) -> bool:
    """Whether a total differs only by what its parts differ by, so that they have said it."""
    rule = load(submission.editions[code.split(".")[0]] or "").total_rules.get(code)
    parts = [part for part in rule.expected if part in wrong] if rule else []
    return bool(parts) and sum(map(_gap, [submission] * len(parts), [wrong[part] for part in parts])) == _gap(
        submission, wrong[code]
    )


def _gap(submission: Submission, item: tuple[CarryOver, Decimal]) -> Decimal:
    carried, expected = item
    return (submission.figures[carried.this].value or Decimal(0)) - expected


def _carried_finding(
    submission: Submission, carried: CarryOver, expected: Decimal, last: Mapping[str, Decimal]
) -> Finding:
    found = submission.figures[carried.this].value
    assert found is not None
    values = {
        "cell": submission.cells[carried.this].label,
        "last": plain(sum((last[code] for code in carried.last), Decimal(0))),
        **{
            code.rsplit(".", 1)[1]: plain(submission.figures[code].value or Decimal(0))
            for code in (*carried.plus, *carried.minus)
        },
    }
    codes = (carried.this, *carried.plus, *carried.minus)
    made = make(carried.template, submission, codes, column="", row="", **values, **_verdict(found, expected))
    return replace(made, rule=carried.id, expected=expected, found=found, difference=found - expected)


def _verdict(found: Decimal, expected: Decimal) -> dict[str, str]:
    outcome = Outcome.OVER if found > expected else Outcome.UNDER
    verdict = Verdict(outcome, expected, found)
    return {"found": plain(found), "expected": plain(expected), "verdict": str(verdict)}


def _fees(submission: Submission, last: Mapping[str, Decimal]) -> Iterator[Finding]:
    for cell in _in_10000(editions_key(submission.editions)):
        code, value = cell.code, submission.figures[cell.code].value
        if value and submission.figures[code].unit == IN_10000:
            why = _why_yuan(submission, value, last.get(code))
            if why:
                yield make("disclosure.fees.yuan", submission, (code,), cell=cell.label, found=plain(value), why=why)


@lru_cache(maxsize=64)
def _in_10000(editions: tuple[str | None, ...]) -> tuple[Cell, ...]:
    return tuple(cell for cell in cells_of(editions).values() if cell.unit == IN_10000)


def _why_yuan(submission: Submission, value: Decimal, last: Decimal | None) -> str:
    """Why a fee looks like 元; empty where it does not, or where last year's was as high."""
    book = load_book()
    if last:
        times = value / last
        return words.FEE_TIMES.format(last=plain(last), times=int(times)) if times >= book.fee_times else ""
    level = book.level_of(submission.cover.unit, submission.cover.level)
    limit = book.fee_by_level.get(level)
    if limit is None or value < limit:
        return ""
    huge = value >= PER_HUGE
    amount = (
        words.FEE_HUGE.format(value=plain(value / PER_HUGE)) if huge else words.FEE_LARGE.format(value=plain(value))
    )
    return words.FEE_ABOVE.format(amount=amount, level=level)


def _jumps(submission: Submission, last: Mapping[str, Decimal]) -> Iterator[Finding]:
    book = load_book()
    for code, cell in submission.cells.items() if last else ():
        value, before = submission.figures[code].value, last.get(code)
        if value is None or before is None or not _is_yearly(cell):
            continue
        gap, low, high = abs(value - before), min(value, before), max(value, before)
        if gap < book.jump_difference or high < low * book.jump_times:
            continue
        if cell.unit == IN_10000 and before and value / before >= book.fee_times:
            continue  # said already, with a reason
        yield make(
            "{table}.jump",
            submission,
            (code,),
            table=cell.table,
            cell=cell.label,
            found=plain(value),
            last=plain(before),
            gap=plain(gap),
        )


def _is_yearly(cell: Cell) -> bool:
    """Whether a figure is of a year as a whole, and not a column of one: those of 第二部分, and the totals."""
    if cell.domain is Domain.AMOUNT and cell.unit is None:
        return False  # last year's may have been in another one
    return cell.code in YEARLY or (cell.table == "disclosure" and cell.domain is not Domain.SIGNED)
