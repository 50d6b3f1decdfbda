"""One unit's workbook and its report as .docx, .pdf or page are one report in several carriers: they must agree.

The workbook is added, or the report where no workbook came. The others are compared with it cell by cell; where they
differ, that is an error of the unit, and its figures are added as the workbook has them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from gxxl.consolidate.again import Settled, settle
from gxxl.consolidate.reasons import joined
from gxxl.consolidate.received import Received
from gxxl.consolidate.roster import Entry
from gxxl.form import load
from gxxl.messages import consolidate as words
from gxxl.messages import imports as import_words
from gxxl.places import place_of
from gxxl.rules import Finding
from gxxl.rules.linear import plain
from gxxl.rules.make import make
from gxxl.submission import Figure, Kind, State, Submission

# Of reports without a workbook the first of these is added: a document tells more than a page, a page more than a PDF.
ORDER = (".docx", ".docm", ".html", ".htm", ".mht", ".mhtml", ".md", ".pdf", ".txt")
KNOWN = (State.NUMBER, State.MARKED, State.CONFIRMED_ZERO, State.BLANK)
SCANNED = "scanned"  # the refusal of a file that is pictures of pages
SHOWN = 40  # differing cells that are listed one by one


def settle_carriers(entry: Entry, files: Sequence[Received], scans: Sequence[Received] = ()) -> Settled:
    """Decide between the files of one unit as ``settle`` does, with its report in other formats set beside.

    ``scans`` are files of the unit that are pictures: they are kept and named.
    """
    if len(files) == 1 and not scans:  # as with nearly every unit
        return Settled(taken=tuple(files))
    blank = [file for file in files if _is_untouched(file)]
    if 0 < len(blank) < len(files):
        filled = [file for file in files if not _is_untouched(file)]
        return _beside_blank(settle_carriers(entry, filled, scans), blank)
    main, others = _parted(files)
    settled = settle(entry, main)
    if settled.taken and others:
        settled = _beside(settled, others)
    if settled.taken and scans:
        note = import_words.CARRIER_SCAN.format(files=words.FILES_JOIN.join(file.file for file in scans))
        settled = settled._replace(taken=(*settled.taken, *scans), reason=joined(settled.reason, note))
    return settled


def _is_untouched(file: Received) -> bool:
    return file.submission is not None and file.submission.is_untouched


def _beside_blank(settled: Settled, blank: Sequence[Received]) -> Settled:
    """With the forms that nobody filled in: whatever their day, they replace nothing."""
    note = words.BLANK_BESIDE.format(files=words.FILES_JOIN.join(file.file for file in blank))
    settled = settled._replace(reason=joined(settled.reason, note))
    if settled.open:
        return settled._replace(open=(*settled.open, *blank))
    return settled._replace(taken=(*settled.taken, *blank))


def _parted(files: Sequence[Received]) -> tuple[Sequence[Received], Sequence[Received]]:
    """The files between which to decide, and those that carry the same report in another format."""
    workbooks = [file for file in files if not _is_report(file)]
    reports = [file for file in files if _is_report(file)]
    if workbooks:
        return workbooks, reports
    formats = [PurePosixPath(file.file).suffix.lower() for file in reports]
    if len(set(formats)) < len(formats):
        return reports, ()  # the same format twice: one is newer than the other
    ordered = sorted(reports, key=lambda file: (_rank(file), file.file))
    return ordered[:1], ordered[1:]


def _is_report(file: Received) -> bool:
    return file.submission is not None and file.submission.origin.kind is Kind.REPORT


def _rank(file: Received) -> int:
    suffix = PurePosixPath(file.file).suffix.lower()
    return ORDER.index(suffix) if suffix in ORDER else len(ORDER)


def _beside(settled: Settled, others: Sequence[Received]) -> Settled:
    """The file that is taken with what the others say otherwise."""
    first, *copies = settled.taken
    findings: list[Finding] = []
    notes = [settled.reason]
    for other in sorted(others, key=lambda file: (_rank(file), file.file)):
        found = list(differences(first, other))
        findings += found
        note = import_words.CARRIER_DIFFERS if found else import_words.CARRIER_AGREES
        notes.append(note.format(file=other.file, count=len(found)))
    taken = (replace(first, findings=(*first.findings, *findings)), *copies, *others)
    return settled._replace(taken=taken, reason=joined(*notes))


def differences(main: Received, other: Received) -> Iterator[Finding]:
    """Where another carrier says otherwise: an error for each cell. What it does not say clearly is not compared."""
    assert main.submission is not None and other.submission is not None
    ours, theirs = main.submission, other.submission
    codes = [code for code in ours.figures if code in theirs.figures and _differ(ours, theirs, code)]
    for code in codes[:SHOWN]:
        yield _difference(main, other, code, more=0)
    if len(codes) > SHOWN:
        yield _difference(main, other, codes[SHOWN], more=len(codes) - SHOWN - 1)


def _differ(ours: Submission, theirs: Submission, code: str) -> bool:
    table = code.split(".")[0]
    if ours.editions[table] != theirs.editions[table] and code not in _alike(ours, theirs, table):
        return False
    one, other = ours.figures[code], theirs.figures[code]
    if one.state not in KNOWN or other.state not in KNOWN:
        return False
    return (one.value or 0) != (other.value or 0)


def _alike(ours: Submission, theirs: Submission, table: str) -> frozenset[str]:
    """The cells of a table that mean the same in both editions."""
    edition, source = ours.editions[table], theirs.editions[table]
    if edition is None or source is None:
        return frozenset()
    steps = load(edition).maps.get(source, ())
    return frozenset(step.targets[0] for step in steps if step.exact and step.sources == step.targets)


def _difference(main: Received, other: Received, code: str, *, more: int) -> Finding:
    assert main.submission is not None and other.submission is not None
    return make(
        "carriers.differ",
        main.submission,
        (code,),
        cell=main.submission.cells[code].label,
        file=other.file,
        value=_said(main.submission.figures[code]),
        other=_said(other.submission.figures[code]),
        other_place=place_of(other.submission, code),
        more=import_words.CARRIER_MORE.format(count=more) if more else "",
    )


def _said(figure: Figure) -> str:
    return words.NOTHING if figure.value is None else plain(figure.value)
