"""A consolidation in which every kind of notice is due, and the notices of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from gxxl.consolidate.conclude import conclude
from gxxl.consolidate.gather import Gathered
from gxxl.consolidate.receive import Terms
from gxxl.consolidate.received import Received
from gxxl.consolidate.roster import Category, Entry, Roster
from gxxl.consolidate.run import Outcome, Request
from gxxl.submission import Figure, Made, State
from tests.consolidate.parts import all_zero, received, submission, with_figure, with_numbers

DAY = date(2022, 1, 18)
DUE = date(2022, 1, 21)
NEW, TOTAL = "requests.new.natural", "requests.new.total"
LICENCES = "disclosure.licences.decisions"
OWN, WRONG, MARKED, ZERO, MISSING, BROKEN, OLD, TAX = (
    "某县政府办公室", "甲镇", "乙镇", "丙镇", "丁镇", "戊镇", "己镇", "某县税务局",
)  # fmt: skip


def outcome(*files: Received, roster: Roster | None = None) -> Outcome:
    """A consolidation of 2021."""
    request = Request((), unit="某县人民政府", terms=Terms("2021"), year=2021)
    return conclude(request, Gathered((), ()), files, roster)


def roster() -> Roster:
    """Own office, six townships with deadlines, a vertical unit."""
    names = (WRONG, MARKED, ZERO, MISSING, BROKEN, OLD)
    own = Entry(OWN, category=Category.OWN_OFFICE, final_due=DUE)
    towns = (Entry(name, category=Category.TOWNSHIP, final_due=DUE) for name in names)
    return Roster((own, *towns, Entry(TAX, category=Category.VERTICAL, final_due=DUE)))


def wrong() -> Received:
    """甲镇: nothing but zeros, and a total of 5 over parts of 4."""
    zeros = all_zero(submission(f"{WRONG}人民政府"))
    figures = {NEW: 4, TOTAL: 5, "requests.carried_out.natural": 4, "requests.carried_out.total": 4}
    return received(with_numbers(zeros, figures), f"乡镇/{WRONG}.xlsx")


def marked() -> Received:
    """乙镇: 「124件」 and nothing else to say."""
    figure = Figure(Decimal(124), State.MARKED, Made.TYPED, text="124件")
    return received(with_figure(all_zero(submission(MARKED)), LICENCES, figure))


def everything() -> Outcome:
    """One of each."""
    files = (
        received(all_zero(submission(OWN))),
        wrong(),
        marked(),
        received(all_zero(submission(ZERO))),
        Received(f"{BROKEN}.xlsx", refusal="文件有密码。请在Excel或WPS中去掉密码，另存后重报。"),
        received(all_zero(submission(OLD, year=2020))),
        received(with_numbers(submission(TAX), {NEW: 4, TOTAL: 5})),
        Received("通知.docx", refusal="不是报送件。"),
    )
    return outcome(*files, roster=roster())
