"""All notices of a consolidation into a folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from gxxl.consolidate.roster import Category
from gxxl.consolidate.run import Outcome
from gxxl.errors import GxxlError, Refused, remedy_of, why_of
from gxxl.messages import notices as words
from gxxl.render.notices.content import Notice, Sender, due_of, notice_of, sender_of
from gxxl.render.notices.folder import Folder
from gxxl.render.notices.index import Line, write_index
from gxxl.render.notices.settings import Settings
from gxxl.render.notices.tasks import Kind, Task, strays, tasks

if TYPE_CHECKING:
    from gxxl.render.notices.word import Writer


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: the number of notices by kind, the list's name, and what the user should know."""

    counts: dict[Kind, int]
    index: str
    remarks: tuple[str, ...]


def require_possible(folder: Path, inputs: Sequence[Path | str]) -> None:
    """Whether notices can be written there at all. Raises ``Refused``; it costs nothing and comes before the work."""
    if find_spec("docx") is None:
        raise Refused("no_docx", words.NO_DOCX)
    if folder.exists() and not folder.is_dir():
        raise Refused("folder_is_file", words.FOLDER_IS_FILE.format(path=folder))
    if is_inside(folder, inputs):
        raise Refused("folder_inside", words.FOLDER_INSIDE.format(path=folder))


def is_inside(path: Path, inputs: Sequence[Path | str]) -> bool:
    """Whether a path is one of the inputs or lies in one, so that the next run would read it."""
    return any(path.resolve().is_relative_to(Path(root).resolve()) for root in inputs)


def write_notices(outcome: Outcome, folder: Path, settings: Settings, today: date | None = None) -> Written:
    """Write a Word notice and a short text for each unit that must act, and the list of them.

    Raises ``GxxlError`` where the folder or a file cannot be written, such as one that is open in Word; before all are
    made, none is put into its place.
    """
    from gxxl.render.notices.word import Writer  # noqa: PLC0415 - late, for start-up

    sender = sender_of(settings, outcome.ledger.year, _own_name(outcome), today or date.today())  # noqa: DTZ011 - the user's own day
    todo = tasks(outcome)
    try:
        with Folder(folder) as files:
            writer = Writer()
            stems = _stems(todo)
            lines = [
                _write(files, writer, stem, task, notice_of(task, sender))
                for stem, task in zip(stems, todo, strict=True)
            ]
            remarks = tuple(_kept(files))
            index = files.name_for(words.INDEX, ".xlsx")
            files.add(index, partial(_write_index, outcome, lines, remarks, sender))
            removed = files.place()
    except OSError as error:
        why = why_of(error)
        raise GxxlError(words.FAILED.format(path=error.filename or folder, why=why, remedy=remedy_of(error))) from error
    more = (words.KEPT.format(count=len(remarks)),) if remarks else ()
    gone = (words.REMOVED.format(count=removed),) if removed else ()
    return Written(dict(Counter(task.kind for task in todo)), index, (*more, *gone, *_blanks(settings, todo, sender)))


def summary_of(written: Written, folder: Path) -> str:
    """One sentence for the user: how many of what, and where."""
    if not written.counts:
        return words.DONE_NONE
    kinds = words.LIST_JOIN.join(
        words.DONE_KIND.format(kind=words.KINDS[kind], count=written.counts[kind])
        for kind in Kind
        if kind in written.counts
    )
    return words.DONE.format(folder=folder, count=sum(written.counts.values()), kinds=kinds, index=written.index)


def _own_name(outcome: Outcome) -> str:
    """The sender where the settings name none: the roster's own office, else the summary's unit."""
    entries = outcome.ledger.roster.entries if outcome.ledger.roster else ()
    own = [entry.name for entry in entries if entry.category is Category.OWN_OFFICE]
    return own[0] if len(own) == 1 else outcome.total.summary.cover.unit


def _stems(todo: Sequence[Task]) -> list[str]:
    """What each task's files are called, with the unit's code where two have the same name."""
    names = Counter(task.entry.name for task in todo)
    patterns = (words.STEM_WITH_CODE if names[t.entry.name] > 1 and t.unit_code else words.STEM for t in todo)
    return [
        pattern.format(unit=task.entry.name, code=task.unit_code, kind=words.KINDS[task.kind])
        for pattern, task in zip(patterns, todo, strict=True)
    ]


def _write(files: Folder, writer: Writer, stem: str, task: Task, notice: Notice) -> Line:
    document, short = files.name_for(stem, ".docx"), files.name_for(stem, ".txt")
    files.add(document, partial(writer.write, notice))
    files.add(short, partial(_write_text, notice.short))
    return Line(task, document, short)


def _write_text(text: str, path: Path) -> None:
    path.write_text(text, encoding="utf-8-sig", newline="\r\n")


def _write_index(outcome: Outcome, lines: Sequence[Line], remarks: Sequence[str], sender: Sender, path: Path) -> None:
    write_index(path, lines, strays(outcome), remarks, sender)


def _kept(files: Folder) -> Iterator[str]:
    yield from (words.INDEX_KEPT.format(file=name) for name in files.kept)
    yield from (words.INDEX_OLD.format(file=name) for name in files.outdated)


def _blanks(settings: Settings, todo: Sequence[Task], sender: Sender) -> Iterator[str]:
    """What must be filled in by hand, and how to give it for all."""
    blanks = [title for title, value in zip(_TITLES, (settings.contact, settings.phone), strict=True) if not value]
    if sender.sender == words.BLANK_SENDER:
        blanks.append(words.SETTINGS_KEYS["sender"])
    if any(due_of(task, sender) is None for task in todo):
        blanks.append(words.SETTINGS_BLANK_DUE)
    if todo and blanks:
        names = words.LIST_JOIN.join(blanks)
        yield words.SETTINGS_ABSENT.format(blanks=names, file=words.SETTINGS_FILE, example=words.SETTINGS_EXAMPLE)


_TITLES = (words.SETTINGS_KEYS["contact"], words.SETTINGS_KEYS["phone"])
