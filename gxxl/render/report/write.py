"""The report to a file, in the form that the file's name ends in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from gxxl.errors import GxxlError, remedy_of, why_of
from gxxl.files import whole
from gxxl.messages import commands as command_words
from gxxl.messages import report as words
from gxxl.render.report.content import NO_OPTIONS, Options, Report, build
from gxxl.render.report.docx import write_docx
from gxxl.render.report.html import write_html
from gxxl.render.report.lacking import lacking
from gxxl.render.report.markdown import write_markdown
from gxxl.submission import Submission

SUFFIXES: Mapping[str, Callable[[Report, Path], None]] = MappingProxyType(
    {".docx": write_docx, ".html": write_html, ".htm": write_html, ".md": write_markdown}
)


def write_report(submission: Submission, path: Path, options: Options = NO_OPTIONS) -> tuple[str, ...]:
    """Write the yearly report, whole or not at all: ``.docx``, ``.html`` or ``.md`` by the ending of ``path``.

    Returns what the report still lacks, a sentence each; a report that lacks something is written all the same, blanks
    as blanks. Raises ``GxxlError`` for another ending, and where ``path`` is there already or cannot be written.
    """
    write = SUFFIXES.get(path.suffix.lower())
    if write is None:
        raise GxxlError(words.SUFFIX.format(path=path))
    save(path, lambda temporary: write(build(submission, options), temporary))
    return tuple(lacking(submission))


def save(path: Path, write: Callable[[Path], None]) -> None:
    """Let ``write`` make a new file. Raises ``GxxlError`` where it is there already or cannot be written."""
    if path.exists():
        raise GxxlError(words.EXISTS.format(path=path))
    try:
        with whole(path) as temporary:
            write(temporary)
    except OSError as error:
        raise GxxlError(
            command_words.CANNOT_WRITE.format(path=path, reason=why_of(error), remedy=remedy_of(error))
        ) from error
