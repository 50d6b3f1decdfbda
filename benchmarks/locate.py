"""How often the wrong cell is found, and how fast: ``python benchmarks/locate.py [FORMS]``. Writes docs/locate.md."""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.slips import SINGLE, Slip, Wrong, moved, shifted, swapped  # noqa: E402 - the tests' forms are used here
from gxxl.form import EDITIONS  # noqa: E402
from gxxl.locate import Located, suggest  # noqa: E402
from gxxl.locate.search import smallest  # noqa: E402
from gxxl.locate.system import components  # noqa: E402
from gxxl.rules.linear import Outcome, verdicts  # noqa: E402
from gxxl.submission import Submission  # noqa: E402
from tests.locate.forms import free_cells, right_form, with_values  # noqa: E402
from tests.locate.milp import all_smallest  # noqa: E402

PAGE = ROOT / "docs" / "locate.md"
HEAD = """\
# 找出填错的栏目：准确率和速度

<!-- 本页由benchmarks/locate.py写出，请勿手工修改。 -->

在随机生成的、勾稽相符的表（两个版本，多数格为0，与公开的报告相仿）里放入笔误，看能不能找回来。笔误按各自的机理产生：
按错邻键、连按、漏按、两位颠倒、横线当负号、数错一件、总计填0、漏填一格；两格填反、填进右边一格、一串数错位另列
（`benchmarks/slips.py`），与排序所用的权重无关。真实笔误的比例没有数过，这里各种机会相等。
“看得出的”：放入笔误后有规则不成立，或者有负数。“在其中”：正确的改法在列出的最少改法之中；“排第一”：每组的第一条合起来就是正确的改法。
毫秒数在双核的开发机上测得，当时还有别的程序在运行；前两张表含写出建议的文字，最后一张只是求解。
"""


def make(rng: random.Random, form: Submission, slips: Sequence[Slip], count: int, table: str) -> Wrong:
    """Slips in this many different cells."""
    wrong: Wrong = {}
    cells = free_cells(form, table)
    made = 0
    while made < count:
        found = rng.choice(slips)(rng, form, rng.choice(cells))
        if found and not wrong.keys() & found.keys():
            wrong |= found
            made += 1
    return wrong


def measure(title: str, slips: Sequence[Slip], count: int, forms: int, *, typed: bool, table: str = "requests") -> str:
    """A line of the report."""
    rng = random.Random(title)
    inside = first = visible = 0
    ranks: list[int] = []
    times: list[float] = []
    for number in range(forms):
        right = right_form(rng, EDITIONS[number % 2], typed=typed)
        wrong = make(rng, right, slips, count, table)
        form = with_values(right, wrong)
        start = time.perf_counter()
        located = suggest(form)
        times.append(time.perf_counter() - start)
        if not is_visible(form):
            continue
        visible += 1
        truth = {code: right.figures[code].value for code in wrong}
        found = rank(located, truth)
        inside += found is not None
        first += found == 1
        ranks += [found] if found else []
    mean = statistics.mean(ranks) if ranks else 0
    median, late = statistics.median(times) * 1000, statistics.quantiles(times, n=20)[-1] * 1000
    return (
        f"| {title} | {visible}/{forms} | {inside / max(visible, 1):.1%} | {first / max(visible, 1):.1%} | {mean:.1f} "
        f"| {median:.1f} | {late:.1f} |"
    )


def is_visible(form: Submission) -> bool:
    """Whether the rules see that something is wrong; a slip that they see and ``suggest`` is silent on is a miss."""
    outcomes = {verdict.outcome for verdict in verdicts(form).values()}
    return not outcomes.isdisjoint((Outcome.OVER, Outcome.UNDER)) or any(
        figure.value is not None and figure.value < 0 for figure in form.figures.values()
    )


def rank(located: Located, truth: Mapping[str, Decimal | None]) -> int | None:
    """At which place, from 1, the truth stands: the worst place over the groups; ``None`` where it is not there."""
    worst = 1
    met: set[str] = set()
    for suggestions in located.groups.values():
        places = [n for n, item in enumerate(suggestions, start=1) if item.changes.items() <= truth.items()]
        if not places:
            return None
        worst = max(worst, places[0])
        met |= suggestions[places[0] - 1].changes.keys()
    return worst if met and met == truth.keys() else None


def against_solver(forms: int, count: int, *, typed: bool) -> str:
    """Time of the search and of the solver for the same answer, and whether the answers agree."""
    rng = random.Random(7 + count)
    ours: list[float] = []
    theirs: list[float] = []
    agree = 0
    for number in range(forms):
        right = right_form(rng, EDITIONS[number % 2], typed=typed)
        form = with_values(right, make(rng, right, SINGLE, count, "requests"))
        for component in components(form):
            values = [int(form.figures[code].value or 0) for code in component.codes]
            start = time.perf_counter()
            found = {frozenset(item.changes) for item in smallest(component.system)}
            middle = time.perf_counter()
            solved = all_smallest(component.system, values)
            ours.append(middle - start)
            theirs.append(time.perf_counter() - middle)
            agree += found == solved
    mine, other = statistics.median(ours), statistics.median(theirs)
    totals = "填写的数" if typed else "公式"
    return f"| {totals} | {count} | {agree}/{len(ours)} | {mine * 1000:.2f} | {other / mine:.0f} |"


def main() -> None:
    """Measure everything and write the page."""
    forms = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    head = (
        "| 笔误 | 看得出的 | 在其中 | 排第一 | 平均排第几 | 毫秒（中位数） | 毫秒（95%） |\n"
        "| --- | --: | --: | --: | --: | --: | --: |"
    )
    typed = [
        measure(f"总计为填写的数，{words}", SINGLE, count, forms, typed=True)
        for count, words in ((1, "1格"), (2, "2格"), (3, "3格"))
    ]
    typed += [
        measure("总计为填写的数，相邻两格填反", [swapped], 1, forms, typed=True),
        measure("总计为填写的数，填进右边一格", [moved], 1, forms, typed=True),
        measure("总计为填写的数，一串数错位", [shifted], 1, forms, typed=True),
    ]
    formula = [
        measure("总计为公式，1格", SINGLE, 1, forms, typed=False),
        measure("行政复议（总计为填写的数），1格", SINGLE, 1, forms, typed=True, table="review"),
        measure("行政诉讼（总计为填写的数），1格", SINGLE, 1, forms, typed=True, table="litigation"),
    ]
    solver = "| 总计 | 错几格 | 与求解器一致 | 毫秒（中位数） | 求解器是几倍 |\n| --- | --: | --: | --: | --: |\n"
    solver += "\n".join(
        against_solver(max(5, forms // (8 if count == 1 else 20) if typed_ else forms // 10), count, typed=typed_)
        for typed_ in (True, False)
        for count in (1, 2, 3)
    )
    parts = [HEAD, "## 收到和处理申请", head + "\n" + "\n".join(typed)]
    parts += ["## 只能列出可能的改法", head + "\n" + "\n".join(formula)]
    parts += ["## 与HiGHS求解器（无重复割）的全部最少改法比较", solver]
    PAGE.write_text("\n\n".join(part.strip() for part in parts) + "\n", encoding="utf-8")
    print(PAGE.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
