"""A finding from its kind: words filled in, addresses found."""

from __future__ import annotations

from gxxl.places import place_of
from gxxl.rules.catalogue import KINDS
from gxxl.rules.finding import Finding
from gxxl.submission import Submission


def make(kind: str, submission: Submission | None, codes: tuple[str, ...] = (), **values: object) -> Finding:
    """The finding of a kind about some cells of a submission, or about none.

    ``kind`` is an id of the catalogue, which ``values`` fill in as they do message and remedy; ``place`` is the first
    cell's place unless given.
    """
    entry = KINDS[kind]
    addresses = tuple(str(place_of(submission, code)) for code in codes) if submission else ()
    filled = {"place": addresses[0] if addresses else ""} | values
    return Finding(
        rule=kind.format(**filled),
        severity=entry.severity,
        label=entry.words.label,
        cells=codes,
        addresses=addresses,
        message=entry.words.message.format(**filled),
        remedy=entry.words.remedy.format(**filled),
        basis=entry.basis,
    )
