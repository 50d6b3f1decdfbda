"""What a notice says of files as such: their names, those that cannot be read, those that nobody can tell whose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from gxxl.consolidate.received import Received
from gxxl.messages import notices as words
from gxxl.render.notices.tasks import Kind, Task
from gxxl.render.printable import printable

LIMIT = 400  # characters of a text from a file or about one
_FILES = 3


def name_of(file: str) -> str:
    """A file's name without folders: those are the county's own."""
    return printable(PurePosixPath(file).name, LIMIT)


def named(files: Sequence[str]) -> str:
    """The first few files by name, and how many there are."""
    first = words.LIST_JOIN.join(words.FILE.format(file=name_of(file)) for file in files[:_FILES])
    return first + (words.FILES_MORE.format(count=len(files)) if len(files) > _FILES else "")


def ended(text: str) -> str:
    """The text with a full stop, if it has no end of its own."""
    return text if text.endswith((words.FULL_STOP, "！", "？")) else text + words.FULL_STOP


def variant(task: Task) -> str:
    """The kind of notice, or its variant for a unit that is added while another file of it cannot be read."""
    return words.RESENT if task.kind is Kind.RESEND and task.counted else task.kind.value


def refusals(task: Task) -> Iterator[str]:
    """Why the files cannot be read, where the notice is about nothing else."""
    if task.kind is not Kind.RESEND:
        return
    for number, file in enumerate(task.refused, start=1):
        yield ended(words.REFUSED.format(number=number, file=name_of(file.file), reason=refusal_of(file)))


def refusal_of(file: Received) -> str:
    """Why a file cannot be read and what to do, said to the unit that sent it."""
    text = printable(file.refusal, LIMIT)
    for county, unit in words.TO_THE_UNIT:
        text = text.replace(county, unit)
    return text


def beside(task: Task, you: str) -> Iterator[str]:
    """Why files cannot be read, where the notice is about others; ``you`` is how the unit is spoken to."""
    if task.kind is Kind.RESEND:
        return
    for file in task.refused:
        ask = words.BESIDE_COUNTED if task.counted else words.BESIDE_NOT_COUNTED
        values = {"reason": ended(refusal_of(file)), "counted": name_of(task.counted), "you": you}
        yield ask.format(file=name_of(file.file), **values)


def unclear(task: Task, you: str) -> Iterator[str]:
    """The files that may be the unit's; ``you`` is how it is spoken to."""
    for row in task.unclear:
        yield words.MAYBE_YOURS.format(files=named(row.files), you=you)
