"""One file as it came out of the reader: a submission with its findings, or the reason why it could not be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from gxxl.convert import Converted
from gxxl.dates import filled_in_on
from gxxl.intake.container import Container
from gxxl.locate.result import NOTHING_LOCATED, Located
from gxxl.rules import Finding
from gxxl.submission import Cover, Submission


@dataclass(frozen=True, eq=False)
class Received:
    """A file that came in. ``file`` is its name as users see it; ``submission`` or ``refusal`` says the rest.

    ``converted`` is the submission in the summary's edition; ``located`` says which cells are likely wrong.
    ``refusal_code`` names the reason for programs. A file that holds files has ``container`` and nothing else.
    """

    file: str
    submission: Submission | None = None
    converted: Converted | None = None
    findings: tuple[Finding, ...] = ()
    located: Located = NOTHING_LOCATED
    refusal: str = ""
    refusal_code: str = ""
    container: Container | None = None

    @property
    def cover(self) -> Cover:
        """The front sheet; empty for a file that could not be read."""
        return self.submission.cover if self.submission else Cover()

    @property
    def sha256(self) -> str:
        """The hash of the content; empty for a file that could not be read."""
        return self.submission.origin.sha256 if self.submission else ""

    @property
    def stem(self) -> str:
        """The file's name without folders and ending."""
        return PurePosixPath(self.file).stem

    @property
    def filled_on(self) -> date | None:
        """The date of filling in, where the cover has one that can be read and can be right."""
        is_summary = self.submission is not None and self.submission.is_summary  # dated by its run, however late
        return filled_in_on(self.cover.filled_on, None if is_summary else self.cover.year)

    @property
    def open_findings(self) -> int:
        """Findings that still ask for something."""
        return sum(finding.is_open for finding in self.findings)

    @property
    def data(self) -> tuple[Mapping[str, str | None], Mapping[str, object], tuple[object, ...]]:
        """What two files must share to say the same: editions, figures with their states, extra figures."""
        assert self.submission is not None
        figures = {code: (f.value, f.state, f.unit) for code, f in self.submission.figures.items()}
        extras = tuple((extra.label, extra.unit, extra.value, extra.text) for extra in self.submission.extras)
        return self.submission.editions, figures, extras
