"""The text by itself: its sections, length and aspects, empty phrases, and what was left over from copying."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from gxxl.form import load
from gxxl.messages import prose as words
from gxxl.rules.cover import edition_for
from gxxl.rules.finding import Finding
from gxxl.rules.linear import plain
from gxxl.rules.make import make
from gxxl.rules.prose.compare import quote
from gxxl.rules.prose.text import plain_text
from gxxl.submission import Submission

LONGEST = 1000  # 国办公开办函〔2021〕30号一（一）：篇幅原则上不超过一千字
FEWEST_TITLES = 3  # with fewer the source is a piece of a report
FEE_UNPAID = "requests.other.fee_unpaid.total"
# The five aspects as the notice names them, and words that show that an aspect was written about.
ASPECTS = {
    "主动公开": r"主动公开",
    "依申请公开": r"依申请|申请公开|公开申请",
    "政府信息管理": r"信息(?:资源|发布|公开)?(?:规范化?)?管理|保密审查|发布审[核查]|三审|信息审核|动态调整",
    "平台建设": r"平台|网站|新媒体|公众号|专栏",
    "监督保障": r"监督|保障|考核|评议|责任追究|培训",
}
_NOTHING = re.compile(
    r"(?:暂|均)?(?:无|没有)(?:问题|其[他它].{0,10}事项|需要?.{0,8}事项|内容)?[。.]?|不存在问题[。.]?|/|-"
)
_PERIOD = re.compile(
    r"统计期[限间]|数据.{0,14}期限|截[至止]20\d\d年?12月31日|1月1日.{0,3}(?:[至到—~-]|起).{0,8}12月31日"
)
_FEE = re.compile(r"处理费|收费|收取.{0,8}费")
_WIDE = r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\u2010-\u2027\u2030-\u205e"
_COUNTED = re.compile(rf"[{_WIDE}]|[^\s{_WIDE}]+")


def check_report(submission: Submission) -> Iterator[Finding]:
    """Findings about the prose of a submission that has some."""
    checks: list[Callable[[Submission], Iterator[Finding]]] = [_sections, _period]
    if is_of_2021(submission):
        checks += [_length, _aspects]
    checks.append(_problems)
    if is_of_2021(submission):
        checks.append(_other)
    for check in checks:
        yield from check(submission)


def is_of_2021(submission: Submission) -> bool:
    """Whether the form of 2021 or a later one holds for the report's year."""
    year = submission.cover.year
    return (edition_for(year) if year else submission.editions.get("disclosure") or "2021") >= "2021"


def title_of(section: str) -> str:
    """A section's title as the form prints it."""
    return next(item.title for item in load("2021").sections if item.key == section)


def count_characters(text: str) -> int:
    """字数 as WPS and Word count them: each wide character or mark is one, each run of others between blanks is one."""
    return len(_COUNTED.findall(text))


def _sections(submission: Submission) -> Iterator[Finding]:
    """国办公开办函〔2021〕30号 and 〔2019〕60号, 附件: the six parts of the report, none left out (一：不能遗漏)."""
    order = submission.origin.sections
    if order is None or len(order) < FEWEST_TITLES:
        return
    wanted = [section.key for section in load("2021").sections]
    for key in wanted:
        if key not in order:
            yield make("report.section_missing", submission, title=title_of(key))
    for before, after in pairwise(order):
        if wanted.index(after) < wanted.index(before):
            yield make("report.section_order", submission, title=title_of(after), before=title_of(before))
            return


def _period(submission: Submission) -> Iterator[Finding]:
    """A workbook has no opening: the report that is made from it says the period itself."""
    said = plain_text(submission.opening + "\n" + submission.texts.get("overview", ""))
    if submission.opening and "overview" in submission.texts and not _PERIOD.search(said):
        yield make("report.period", submission, year=submission.cover.year or words.YEAR_UNKNOWN)


def _length(submission: Submission) -> Iterator[Finding]:
    count = count_characters(submission.texts.get("overview", ""))
    if count > LONGEST:
        yield make("overview.length", submission, title=title_of("overview"), count=count)


def _aspects(submission: Submission) -> Iterator[Finding]:
    text = plain_text(submission.texts.get("overview", ""))
    missing = [name for name, pattern in ASPECTS.items() if not re.search(pattern, text)]
    if text and missing:
        listed = words.PLACES_JOIN.join(missing)
        yield make("overview.aspects", submission, title=title_of("overview"), missing=listed)


def _problems(submission: Submission) -> Iterator[Finding]:
    said = _said_nothing(submission, "problems")
    if said is not None:
        yield make("problems.empty", submission, title=title_of("problems"), said=said)


def _said_nothing(submission: Submission, section: str) -> str | None:
    """How a section says nothing; ``None`` where it says something, or where nothing was written yet at all."""
    if "overview" not in submission.texts:
        return None
    if submission.origin.sections is not None and section not in submission.origin.sections:
        return None  # said already
    text = plain_text(submission.texts.get(section, ""))
    if not text:
        return words.IS_EMPTY
    return words.IS_NOTHING.format(text=text) if _NOTHING.fullmatch(text) else None


def _other(submission: Submission) -> Iterator[Finding]:
    """国办公开办函〔2021〕30号一（六）: what was collected is reported here; 「无」 says that nothing was."""
    text = plain_text(submission.texts.get("other", ""))
    nothing = _said_nothing(submission, "other")
    if "overview" not in submission.texts or _FEE.search(text) or (not text and nothing is None):
        return
    unpaid = submission.figures.get(FEE_UNPAID)
    if nothing and unpaid is not None and unpaid.value:
        cell = submission.cells[FEE_UNPAID].label
        values = {"cell": cell, "value": plain(unpaid.value), "title": title_of("other"), "quote": quote(text)}
        yield make("other.fee_notices", submission, (FEE_UNPAID,), **values)
    elif not text or nothing is None:
        yield make("other.fee_silent", submission, title=title_of("other"))


def all_texts(submission: Submission) -> Mapping[str, str]:
    """Opening and sections, as far as they are there."""
    opening = {"opening": submission.opening} if submission.opening else {}
    return {**opening, **submission.texts}
