"""What a notice says, as plain lines: for Word, and short, to paste into WeChat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from gxxl.form.book import load_book
from gxxl.messages import notices as words
from gxxl.messages import rules as rule_words
from gxxl.render.notices.differing import SHORT_LIMIT, differing, reason_of
from gxxl.render.notices.of_files import LIMIT, beside, ended, name_of, named, refusal_of, refusals, unclear, variant
from gxxl.render.notices.settings import Settings
from gxxl.render.notices.tasks import Kind, Point, Task
from gxxl.render.printable import printable
from gxxl.rules import Severity
from gxxl.rules.linear import plain
from gxxl.submission import Submission

SHORT_ITEMS = 5
_LIKELY = 3


@dataclass(frozen=True, slots=True)
class Sender:
    """Who writes, whom to ask, and when: the settings with what is not in them filled in."""

    year: int
    sender: str
    contact: str
    phone: str
    day: date
    due: date | None = None
    how: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice ready to be written. ``table`` has the rows below ``words.TABLE_HEAD``; none for what is no return."""

    title: str
    addressed: str
    before: tuple[str, ...]
    table: tuple[tuple[str, ...], ...]
    after: tuple[str, ...]
    sender: str
    day: str
    short: str


def sender_of(settings: Settings, year: int, fallback: str, today: date) -> Sender:
    """The sender; blanks in brackets where nothing is known."""
    return Sender(
        year=year,
        sender=settings.sender or printable(fallback) or words.BLANK_SENDER,
        contact=settings.contact or words.BLANK_CONTACT,
        phone=settings.phone or words.BLANK_PHONE,
        day=settings.day or today,
        due=settings.due,
        how=settings.how,
    )


def due_of(task: Task, sender: Sender) -> date | None:
    """The deadline: the roster's, else the settings'."""
    return task.due(sender.day) or sender.due


def notice_of(task: Task, sender: Sender) -> Notice:
    """The notice for a task."""
    # In the order of their weight, errors first; otherwise as they were found.
    points = sorted(task.points, key=lambda point: _severity(point) is not Severity.ERROR)
    task = replace(task, points=tuple(points))
    values = _values(task, sender)
    kind = task.kind.value
    return Notice(
        title=words.TITLES[kind].format(**values),
        addressed=words.ADDRESSED.format(unit=printable(task.unit)),
        before=(words.OPENINGS[variant(task)].format(**values), *refusals(task), *unclear(task, words.YOU)),
        table=tuple(_rows(task)),
        after=tuple(_after(task, sender, values)),
        sender=sender.sender,
        day=day_text(sender.day),
        short=_short(task, sender, values),
    )


def day_text(day: date) -> str:
    """A day as official papers write it: 2022年1月5日."""
    return words.DAY.format(day=day)


def _values(task: Task, sender: Sender) -> dict[str, object]:
    return {
        "year": sender.year,
        "kind": words.KINDS[task.kind],
        "unit": printable(task.unit),
        "files": named(task.files),
        "counted": name_of(task.counted),
        "counts": _counts(task),
        "day": day_text(sender.day),
        "when": _when(due_of(task, sender), sender.day),
        "reasons": load_book().sheets["reasons"],
        "contact": sender.contact,
        "phone": sender.phone,
    }


def _counts(task: Task) -> str:
    errors, queries = task.count(Severity.ERROR), task.count(Severity.QUERY)
    parts = [words.COUNT_ERRORS.format(count=errors)] if errors else []
    return words.COUNTS_JOIN.join([*parts, words.COUNT_QUERIES.format(count=queries)] if queries else parts)


def _when(due: date | None, day: date) -> str:
    if due is None:
        return words.WHEN_BLANK
    return (words.WHEN_PAST if due < day else words.WHEN_BY).format(due=day_text(due))


def _after(task: Task, sender: Sender, values: dict[str, object]) -> Iterator[str]:
    ask = words.ASKS[variant(task)].format(**values)
    if task.kind is Kind.RETURN and task.count(Severity.QUERY):
        ask += words.ASK_QUERIES.format(**values)
    if sender.how:
        ask += words.HOW.format(how=sender.how.rstrip(words.FULL_STOP))
    yield ask
    yield from beside(task, words.YOU)
    if any(_suggestions(point) for point in task.points):
        yield words.CAUTION + words.ENDING
    yield words.CONTACT.format(**values)


# ---------------------------------------------------------------- the table


def _severity(point: Point) -> Severity:
    return point.finding.severity if point.finding else Severity.ERROR


def _rows(task: Task) -> Iterator[tuple[str, ...]]:
    """序号, 位置, 现填, 问题, 依据, 修改意见."""
    suggested: dict[tuple[str, ...], int] = {}
    several = len({point.file.file for point in task.points}) > 1
    for number, point in enumerate(task.points, start=1):
        place = _place(point)
        if several:
            place += "\n" + words.OF_FILE.format(file=name_of(point.file.file))
        likely = _suggestions(point)
        remedy = _remedy(point, likely, suggested.get(likely))
        if likely:
            suggested.setdefault(likely, number)
        problem = words.SEVERITY[_severity(point)] + _problem(point)
        yield str(number), place, _given(point), problem, _basis(point), remedy
        yield from differing(number, point.differences)


def _place(point: Point) -> str:
    if point.finding is None:
        return words.WHOLE_FILE
    code = point.finding.target_cell
    if code is None:
        return words.NO_VALUE  # the message says what it is about
    place = printable(point.finding.target, LIMIT)
    label = _label(point.file.submission, code)
    return words.PLACE.format(place=place, cell=label) if label else place


def _label(submission: Submission | None, code: str) -> str:
    return submission.cells[code].label if submission and code in submission.cells else ""


def _given(point: Point) -> str:
    code = point.finding.target_cell if point.finding else None
    figure = point.file.submission.figures.get(code) if code and point.file.submission else None
    if figure is None:
        return words.NO_VALUE
    if figure.readings:
        return rule_words.READINGS_JOIN.join(plain(value) for value in figure.readings[:_LIKELY])
    if figure.text:
        return printable(figure.text, SHORT_LIMIT)
    return words.EMPTY if figure.value is None else plain(figure.value)


def _problem(point: Point) -> str:
    """What is wrong, without the place, which has a column of its own."""
    if point.finding is None:
        return ended(printable(reason_of(point), LIMIT))
    text = printable(point.finding.message, LIMIT)
    code = point.finding.target_cell
    label = _label(point.file.submission, code) if code else ""
    start = f"{printable(point.finding.target)}（{label}）"
    return text.removeprefix(start).lstrip("：") if label else text


def _basis(point: Point) -> str:
    return printable(str(point.finding.basis), LIMIT) if point.finding else words.WHOLE_FILE_BASIS


def _remedy(point: Point, likely: Sequence[str], same: int | None) -> str:
    if point.finding is None:
        return words.PENDING_REMEDY if point.differences else words.WHOLE_FILE_REMEDY
    if same is not None:
        return words.SUGGESTED_SAME.format(number=same, ending=words.ENDING)
    remedy = words.REMEDIES.get(point.finding.rule, printable(point.finding.remedy, LIMIT))
    if not likely:
        return remedy
    text = words.SUGGESTED.format(suggestions=_numbered(likely), ending=words.ENDING)
    return text if remedy == words.ENDING else remedy.removesuffix(words.ENDING) + text


def _suggestions(point: Point) -> tuple[str, ...]:
    """The likeliest corrections, best first, without their ending, which is said once."""
    if point.finding is None:
        return ()
    found = point.file.located.of_rule(point.finding.rule)
    texts = [printable(item.reason.removesuffix(words.ENDING).rstrip(words.FULL_STOP), LIMIT) for item in found]
    shown = texts[:_LIKELY]
    return (*shown, words.SUGGESTED_MORE.format(count=len(texts) - _LIKELY)) if len(texts) > _LIKELY else tuple(shown)


def _numbered(texts: Sequence[str]) -> str:
    if len(texts) == 1:
        return ended(texts[0])
    items = (words.SUGGESTED_ITEM.format(number=n, text=text) for n, text in enumerate(texts, start=1))
    return ended(words.SUGGESTED_BREAK.join(items))


# ---------------------------------------------------------------- short


def _short(task: Task, sender: Sender, values: dict[str, object]) -> str:
    kind = variant(task)
    lines = [words.SHORT_HEAD.format(**values), words.SHORT[kind].format(**values)]
    items = [*_short_items(task)]
    lines += [words.SHORT_ITEM.format(number=n, text=text) for n, text in enumerate(items[:SHORT_ITEMS], start=1)]
    if len(items) > SHORT_ITEMS:
        lines.append(words.SHORT_MORE.format(count=len(items) - SHORT_ITEMS))
    best = dict.fromkeys(_best(likely) for likely in map(_suggestions, task.points[:SHORT_ITEMS]) if likely)
    lines += [*best, words.ENDING] if best else []
    lines += [*beside(task, words.YOU_SHORT), *unclear(task, words.YOU_SHORT)]
    lines.append(words.SHORT_ASKS[kind].format(**values))
    if sender.how:
        lines.append(words.HOW.format(how=sender.how.rstrip(words.FULL_STOP)))
    lines.append(words.SHORT_CLOSE.format(**values))
    return "\n".join(lines) + "\n"


def _best(likely: Sequence[str]) -> str:
    others = words.SHORT_OTHERS if len(likely) > 1 else ""
    return words.SHORT_SUGGESTED.format(text=likely[0], others=others)


def _short_items(task: Task) -> Iterator[str]:
    for point in task.points:
        text = point.finding.message if point.finding else point.reason
        yield ended(printable(text, SHORT_LIMIT))
    if task.kind is Kind.RESEND:
        for file in task.refused:
            yield ended(words.FILE.format(file=name_of(file.file)) + "：" + refusal_of(file))
