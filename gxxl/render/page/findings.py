"""问题: by rule, and unit by unit with what to do."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gxxl.consolidate.received import Received
from gxxl.consolidate.rows import Row
from gxxl.consolidate.run import Outcome
from gxxl.messages import html_page as words
from gxxl.messages import locate as locate_words
from gxxl.messages import rules as rule_words
from gxxl.render.page.markup import Markup, tag, together
from gxxl.rules import Finding, Severity

MAX_FINDINGS = 3_000
TEXT_LIMIT = 600
_LIKELY = 3


@dataclass(frozen=True, slots=True)
class Item:
    """A finding and whose it is, by a name that no other unit has; without a file it is about the run."""

    unit: str
    finding: Finding
    file: Received | None = None


def items(outcome: Outcome) -> list[Item]:
    """All findings of the files that count, in the ledger's order, those about the run first."""
    own = [Item(words.OF_RUN, finding) for finding in outcome.findings]
    rows = outcome.ledger.rows
    names = Counter(name for name, _ in {(row.unit, row.unit_code) for row in rows})
    read = ((row, file) for row in rows for file in row.counted)
    return [*own, *(Item(_name(row, file, names), finding, file) for row, file in read for finding in file.findings)]


def _name(row: Row, file: Received, names: Counter[str]) -> str:
    """The unit's name; with its code where two have the same; the file's where the unit is not known."""
    if names[row.unit] > 1 and row.unit_code:
        return words.UNIT_WITH_CODE.format(unit=row.unit, code=row.unit_code)
    return row.unit or file.file


def by_rule(found: Iterable[Item]) -> list[tuple[str, Severity, int, int]]:
    """Label, weight, findings and units of each rule, open ones only, the most frequent first."""
    counts: Counter[tuple[str, Severity]] = Counter()
    units: dict[tuple[str, Severity], set[str]] = defaultdict(set)
    for item in found:
        if item.finding.is_open:
            key = (item.finding.label, item.finding.severity)
            counts[key] += 1
            units[key].add(item.unit)
    order = sorted(counts, key=lambda key: (key[1] is not Severity.ERROR, -counts[key], key[0]))
    return [(label, severity, counts[label, severity], len(units[label, severity])) for label, severity in order]


def findings(found: list[Item]) -> Markup:
    """Both views."""
    if not found:
        return tag("p", words.FINDINGS_NONE)
    shown = found[:MAX_FINDINGS]
    left = len(found) - len(shown)
    more = tag("p", words.MORE_FINDINGS.format(shown=len(shown), left=left), class_="note") if left else None
    buttons = (tag("button", text, type="button", data_fold=fold) for text, fold in _FOLDS)
    return together(
        tag("h3", words.BY_RULE),
        _rules(found),
        tag("h3", words.BY_UNIT),
        tag("p", *buttons, id="fold", hidden=True),
        more,
        *_units(shown),
    )


_FOLDS = ((words.EXPAND, "open"), (words.COLLAPSE, "close"))


def _rules(found: Iterable[Item]) -> Markup:
    head = tag("tr", *(tag("th", title, scope="col") for title in words.RULE_HEAD))
    rows = (
        tag(
            "tr",
            tag("th", label, scope="row"),
            tag("td", _severity(severity)),
            tag("td", count, class_="num"),
            tag("td", units, class_="num"),
        )
        for label, severity, count, units in by_rule(found)
    )
    table = tag("table", tag("caption", words.BY_RULE), tag("thead", head), tag("tbody", *rows), class_="list")
    return tag("div", table, class_="scroll", tabindex=0, role="region", aria_label=words.BY_RULE)


def _severity(severity: Severity) -> Markup:
    kind = "bad" if severity is Severity.ERROR else "query"
    return tag("span", rule_words.SEVERITY[severity], class_=f"severity {kind}")


def _units(found: Iterable[Item]) -> Iterator[Markup]:
    """A fold for each unit, open at first, so that paper and readers without the script have everything."""
    groups: dict[str, list[Item]] = defaultdict(list)
    for item in found:
        groups[item.unit].append(item)
    for unit, group in groups.items():
        open_ones = [item.finding.severity for item in group if item.finding.is_open]
        errors, queries = open_ones.count(Severity.ERROR), open_ones.count(Severity.QUERY)
        line = words.UNIT_LINE.format(unit=unit, errors=errors, queries=queries)
        head = tag("tr", *(tag("th", title, scope="col") for title in words.UNIT_HEAD))
        rows = (_line(number, item) for number, item in enumerate(group, start=1))
        files = dict.fromkeys(item.file.file for item in group if item.file)
        source = tag("p", words.OF_FILE.format(file=words.LIST_JOIN.join(files)), class_="source") if files else None
        table = tag("table", tag("thead", head), tag("tbody", *rows), class_="list findings")
        frame = tag("div", table, class_="scroll", tabindex=0, role="region", aria_label=line)
        yield tag("details", tag("summary", line), source, frame, open=True, class_="unit")


def _line(number: int, item: Item) -> Markup:
    finding = item.finding
    reason = tag("p", words.REASON_GIVEN.format(reason=finding.reason)) if finding.reason else None
    return tag(
        "tr",
        tag("td", number, class_="num"),
        tag("td", _severity(finding.severity)),
        tag("td", finding.target),
        tag("td", tag("p", finding.message[:TEXT_LIMIT]), reason),
        tag("td", *_remedies(item)),
        tag("td", str(finding.basis), class_="basis"),
        class_=None if finding.is_open else "settled",
    )


def _remedies(item: Item) -> Iterator[Markup]:
    """The likeliest corrections and the remedy, which for a sum is the suggestions' own ending: that is said once."""
    found = item.file.located.of_rule(item.finding.rule)[:_LIKELY] if item.file else ()
    for suggestion in found:
        text = suggestion.reason.removesuffix(locate_words.ENDING)[:TEXT_LIMIT]
        yield tag("p", words.SUGGESTED.format(text=text))
    if found and item.finding.remedy != locate_words.ENDING:
        yield tag("p", locate_words.ENDING)
    yield tag("p", item.finding.remedy)
