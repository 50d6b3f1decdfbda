"""Random submissions: what a clerk may have typed, with blanks, texts, typed totals and confirmed zeros."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import strategies as st

from gxxl.form import EDITIONS, TABLES, Cell, Domain, load
from gxxl.reading import read_text
from gxxl.rules.linear import total_of
from gxxl.submission import (
    Cover,
    Figure,
    Made,
    State,
    Submission,
    blank,
    cells_of,
    confirmed_zero,
    editions_of,
    number,
)

# Texts as they are met in cells: one reading, none, several.
TEXTS = ("124件", "１２", "12", "1,234", "约20", "无", "十二", "3件左右", "详见附件", "12 34")

names = st.sampled_from(("庄头镇", "太平镇人民政府", "城关街道办事处", "县教育局", "县人民政府办公室"))


def covers(year: int = 2021) -> st.SearchStrategy[Cover]:
    """Covers with a unit, a code and a year."""
    return st.builds(
        Cover,
        unit=names,
        unit_code=st.from_regex(r"6105[0-9]{5}", fullmatch=True),
        year=st.just(year),
        level=st.sampled_from(("", "乡镇", "县级部门")),
        scope=st.sampled_from(("", "本机关")),
        filler=st.sampled_from(("", "张三")),
    )


def figures(cell: Cell, *, words: bool = True, odd: bool = True) -> st.SearchStrategy[Figure]:
    """A figure as typed into a cell: mostly small numbers; blanks; with ``words`` texts; with ``odd`` wrong numbers."""
    small = st.integers(0, 30).map(lambda n: number(Decimal(n), Made.TYPED, cell.unit))
    kinds: list[st.SearchStrategy[Figure]] = [small, small, small, st.just(blank())]
    if cell.domain is Domain.AMOUNT:
        kinds.append(st.integers(0, 10**6).map(lambda n: number(Decimal(n) / 100, Made.TYPED, cell.unit)))
    if odd:
        kinds.append(
            st.sampled_from((Decimal(-3), Decimal("1.5"), Decimal(10**6))).map(
                lambda n: number(n, Made.TYPED, cell.unit)
            )
        )
    if words:
        kinds.append(st.sampled_from(TEXTS).map(lambda text: read_text(text, cell, Made.TYPED, words=True)))
    return st.one_of(kinds)


@st.composite
def submissions(
    draw: st.DrawFn, *, words: bool = True, odd: bool = True, editions: tuple[str, ...] = EDITIONS
) -> Submission:
    """A filled-in workbook: any mix of editions, totals as formulas or typed over, tables confirmed or not."""
    chosen = editions_of(draw(st.sampled_from(editions)), draw(st.sampled_from(editions)))
    cells = cells_of(tuple(chosen[table] for table in TABLES))
    sheets = (("disclosure",), ("requests",), ("review", "litigation"))
    confirmed = frozenset(table for sheet in sheets if draw(st.booleans()) for table in sheet)
    made = {code: draw(figures(cell, words=words, odd=odd)) for code, cell in cells.items()}
    for code, figure in made.items():
        if figure.state is State.BLANK and cells[code].table in confirmed:
            made[code] = confirmed_zero()
    submission = Submission(draw(covers()), chosen, made, confirmed)
    typed = {code for code in totals_of(submission) if draw(st.integers(0, 4)) == 0}
    return with_formula_totals(submission, keep=typed)


def totals_of(submission: Submission) -> list[str]:
    """The codes of all totals, parts before the totals that use them."""
    codes = [
        code
        for table in TABLES
        for code, rule in load(submission.editions[table] or "").total_rules.items()
        if rule.table == table
    ]
    return sorted(codes, key=lambda code: code == "requests.total.total")


def with_formula_totals(submission: Submission, keep: set[str] | frozenset[str] = frozenset()) -> Submission:
    """The submission with its totals as the sheet's formulas give them, but for those in ``keep``."""
    made = dict(submission.figures)
    for code in totals_of(submission):
        if code not in keep:
            table = code.split(".")[0]
            totals = load(submission.editions[table] or "").total_rules
            confirmed = table in submission.confirmed
            made[code] = total_of(totals[code], made, totals, confirmed=confirmed, made=Made.FORMULA)
    return replace(submission, figures=made)
