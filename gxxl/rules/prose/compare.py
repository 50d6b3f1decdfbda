"""Claims against the tables: where the number is none of those it may be, a query quotes the sentence and the cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fnmatch import fnmatchcase

from gxxl.form.book import load_book
from gxxl.messages import prose as words
from gxxl.places import place_of
from gxxl.rules.finding import Finding
from gxxl.rules.linear import plain
from gxxl.rules.make import make
from gxxl.rules.prose.claims import Claim, find_claims
from gxxl.submission import State, Submission

RULES = {"review": "prose.disputes", "litigation": "prose.disputes", "disputes": "prose.disputes"}
RECEIVED, CARRIED_IN = "requests.new.total", "requests.carried_in.total"
GROWTH_SLACK = Decimal("0.6")  # percentage points; many round to whole ones
SHARE_SLACK = Decimal("0.15")  # percentage points; some round, some cut off


@dataclass(frozen=True, slots=True)
class Sum:
    """Cells of the form and what they add up to; ``None`` where that is not known."""

    codes: tuple[str, ...]
    value: Decimal | None


def check_claims(submission: Submission) -> Iterator[Finding]:
    """A query for each claim that differs from all that it may mean; none where a cell that matters is not known."""
    totals: list[Claim] = []
    for claim in find_claims(submission):
        if claim.kind.extra:
            yield from _fee(submission, claim)
            continue
        sums = tuple(_sums(submission, claim))
        if not sums or any(item.value is None for item in sums):
            continue
        if claim.value not in [item.value for item in sums]:
            yield _finding(submission, claim, sums)
        elif claim.share is not None:
            yield from _share(submission, claim, totals)
        if claim.growth is not None:
            yield from _growth(submission, claim)
        if claim.kind.key in ("received", "answered", "handled"):
            totals.append(claim)


def _sums(submission: Submission, claim: Claim) -> Iterator[Sum]:
    """What the claim may mean in the editions of this submission's tables."""
    for patterns in claim.kind.sums:
        found = [[code for code in submission.cells if fnmatchcase(code, pattern)] for pattern in patterns]
        if all(found):
            codes = tuple(code for group in found for code in group)
            yield Sum(codes, _value(submission, codes))


def _value(submission: Submission, codes: Sequence[str]) -> Decimal | None:
    """The sum of the cells, an empty total from its row; ``None`` where nothing is there or something is unclear."""
    values = []
    for code in codes:
        figure = submission.figures[code]
        if figure.value is not None:
            values.append(figure.value)
        elif figure.state is not State.BLANK:
            return None
        elif code.startswith("requests.") and code.endswith(".total"):
            row = [item for name, item in submission.figures.items() if name.rpartition(".")[0] == code[:-6]]
            values += [item.value for item in row if item.value is not None]
    return sum(values, Decimal(0)) if values else None


def _finding(submission: Submission, claim: Claim, sums: Sequence[Sum]) -> Finding:
    first = sums[0]
    assert first.value is not None
    made = make(
        RULES.get(claim.kind.topic, f"prose.{claim.kind.topic}"),
        submission,
        first.codes,
        **_said(claim),
        options=words.OPTIONS_JOIN.join(_option(submission, item) for item in _shown(sums)),
    )
    return replace(made, expected=claim.value, found=first.value, difference=first.value - claim.value)


def _shown(sums: Sequence[Sum]) -> list[Sum]:
    """The first two, of those that come to the same the first."""
    return list({item.value: item for item in reversed(sums[:2])}.values())[::-1]


def _said(claim: Claim) -> dict[str, str]:
    return {
        "section": words.SECTIONS[claim.sentence.section],
        "quote": quote(claim.sentence.text, claim.clause),
        "what": claim.kind.what,
        "said": plain(claim.value),
    }


def quote(text: str, about: str = "") -> str:
    """A sentence to be quoted; where it is too long, the part that has ``about`` in it."""
    if len(text) <= words.QUOTED:
        return text
    at = max(text.find(about), 0)
    start = min(max(at + len(about) - words.QUOTED, 0), at) if at + len(about) > words.QUOTED else 0
    end = start + words.QUOTED
    return (words.LEFT_OUT if start else "") + text[start:end] + (words.LEFT_OUT if end < len(text) else "")


def _option(submission: Submission, item: Sum) -> str:
    assert item.value is not None
    places = [str(place_of(submission, code)) for code in item.codes]
    cell, value = submission.cells[item.codes[0]].label, plain(item.value)
    if any(submission.figures[code].value is None for code in item.codes):
        value += words.FROM_ROWS
    if len(places) == 1:
        return words.OPTION.format(place=places[0], cell=cell, value=value)
    if len(places) <= 3:
        shown = [places[0], *(place.split("!")[-1] for place in places[1:])]
        return words.OPTION_SUM.format(places=words.PLACES_JOIN.join(shown), value=value)
    return words.OPTION_MANY.format(place=places[0], cell=cell, count=len(places), value=value)


def _share(submission: Submission, claim: Claim, totals: Sequence[Claim]) -> Iterator[Finding]:
    """A percentage that no total of the table or of the text gives."""
    bases = [submission.figures[code].value for code in (RECEIVED, "requests.total.total")]
    known = [value for value in (*bases, *(total.value for total in totals)) if value]
    if claim.kind.topic != "requests" or not known or claim.share is None:
        return
    known += [known[0] + (submission.figures[CARRIED_IN].value or 0)]
    shares = {total: claim.value * 100 / total for total in known}
    if all(abs(share - claim.share) > SHARE_SLACK for share in shares.values()):
        total = totals[-1].value if totals else known[0]
        share = round(claim.value * 100 / total, 2)
        codes = tuple(_first_codes(submission, claim))
        values = _said(claim) | {"said": plain(claim.share), "count": plain(claim.value)}
        made = make("prose.share", submission, codes, **values, total=plain(total), found=plain(share))
        yield replace(made, expected=claim.share, found=share, difference=share - claim.share)


def _growth(submission: Submission, claim: Claim) -> Iterator[Finding]:
    """A growth that this year's and last year's figures do not give."""
    known = [submission.last_year.get(code) for code in (RECEIVED, CARRIED_IN)]
    first, carried = known[0], known[1] or Decimal(0)
    bases = [value for value in (first, first + carried if first is not None else None) if value]
    growths = [(claim.value - base) * 100 / base for base in bases]
    if not growths or claim.growth is None or any(abs(growth - claim.growth) <= GROWTH_SLACK for growth in growths):
        return
    found = round(growths[0], 1)
    values = _said(claim) | {"said": _signed(claim.growth), "count": plain(claim.value), "last": plain(bases[0])}
    made = make("prose.growth", submission, (RECEIVED,), **values, found=_signed(found))
    yield replace(made, expected=claim.growth, found=found, difference=found - claim.growth)


def _signed(value: Decimal) -> str:
    return (words.UP if value >= 0 else words.DOWN).format(value=plain(abs(value)))


def _first_codes(submission: Submission, claim: Claim) -> Sequence[str]:
    return next(_sums(submission, claim)).codes


def _fee(submission: Submission, claim: Claim) -> Iterator[Finding]:
    row = next(row for row in load_book().extras_rows if row.key == claim.kind.extra)
    for extra in submission.extras:
        same = (extra.label, extra.unit) == (row.label, row.unit)
        if same and extra.value is not None and extra.value != claim.value:
            label = f"{row.label}（{row.unit}）"
            made = make("prose.fee", submission, (), **_said(claim), label=label, found=plain(extra.value))
            yield replace(made, expected=claim.value, found=extra.value, difference=extra.value - claim.value)
