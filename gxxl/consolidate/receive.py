"""One file: read, checked, brought into the summary's edition. A bad file costs one line, never the run.

What goes in and what comes out can be pickled, so that the work may be done elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from gxxl.consolidate.gather import Found
from gxxl.consolidate.received import Received
from gxxl.convert import Converted, HeldBack, convert
from gxxl.errors import Refused
from gxxl.form import load
from gxxl.intake.container import Container
from gxxl.intake.kinds import Shape
from gxxl.intake.names import again
from gxxl.locate import NOTHING_LOCATED, suggest
from gxxl.messages import consolidate as words
from gxxl.messages import door as door_words
from gxxl.places import place_of
from gxxl.rules import Finding, Severity, check
from gxxl.rules.linear import plain
from gxxl.rules.make import make
from gxxl.submission import Submission


class Terms(NamedTuple):
    """On what terms figures enter the sum: the summary's edition, and whether a loss is allowed."""

    edition: str
    lossy: bool = False


# Reads files in their order, one answer for each; a container's files are given to it in turn, by whoever asks.
Reader = Callable[[Sequence[Found], Terms], Iterator[Received]]


def receive(found: Found, terms: Terms) -> Received:
    """Read a file. Whatever is wrong with it is in the answer; nothing is raised."""
    from gxxl.intake.door import open_data  # noqa: PLC0415 - late, for start-up

    try:
        opened = open_data(*_loaded(found))
        if isinstance(opened, Container):
            return Received(found.shown, container=opened)
        return examine(opened, found.shown, terms)
    except Refused as refusal:
        return Received(found.shown, refusal=str(refusal), refusal_code=refusal.code)
    except MemoryError:
        return lost(found, "memory")
    except Exception as fault:  # noqa: BLE001 - one file must not end the run for the others
        said = words.UNEXPECTED_FAULT.format(kind=type(fault).__name__)
        return Received(found.shown, refusal=said, refusal_code="unexpected")


def _loaded(found: Found) -> tuple[bytes, str, tuple[Shape, ...]]:
    data, around = found.load()
    return data, found.shown, around


def lost(found: Found, why: str, seconds: float = 0) -> Received:
    """A file that ended its reader: ``why`` is ``timeout``, ``memory``, ``crashed`` or ``killed``."""
    said = door_words.LOST[why].format(seconds=f"{seconds:g}", again=again(found.shown))
    return Received(found.shown, refusal=said, refusal_code=why)


def examine(submission: Submission, file: str, terms: Terms) -> Received:
    """A submission checked and converted; ``file`` is its file's name as users see it."""
    if submission.origin.file != file:
        submission = replace(submission, origin=replace(submission.origin, file=file))
    converted = convert(submission, terms.edition, lossy=terms.lossy)
    findings = (*check(submission), *_losses(submission, converted, terms), *_unclear_extras(submission))
    wrong = any(finding.severity is Severity.ERROR for finding in findings)
    return Received(file, submission, converted, findings, located=suggest(submission) if wrong else NOTHING_LOCATED)


def _losses(submission: Submission, converted: Converted, terms: Terms) -> Iterator[Finding]:
    for held in converted.held_back:
        yield _loss("consolidate.held_back", submission, held, edition=terms.edition)
    for held in converted.forced:
        targets = [code for code, sources in converted.sources.items() if sources == held.codes]
        taken = next(code for code in targets if converted.submission.figures[code].value is not None)
        yield _loss("consolidate.forced", submission, held, target=load(terms.edition).cells[taken].label)


def _loss(kind: str, submission: Submission, held: HeldBack, **values: str) -> Finding:
    return make(
        kind,
        submission,
        held.codes,
        places=words.LIST_JOIN.join(str(place_of(submission, code)) for code in held.codes),
        cells=words.LIST_JOIN.join(submission.cells[code].label for code in held.codes),
        value=_shown(held),
        reason=held.reason,
        **values,
    )


def _shown(held: HeldBack) -> str:
    return words.LIST_JOIN.join(figure.text or _plain(figure.value) for figure in held.figures)


def _plain(value: Decimal | None) -> str:
    return words.NOTHING if value is None else plain(value)


def _unclear_extras(submission: Submission) -> Iterator[Finding]:
    for extra in submission.extras:
        if extra.value is None and extra.text:
            yield make("consolidate.extra_unreadable", submission, label=extra.label, text=extra.text)
