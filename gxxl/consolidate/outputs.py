"""The names of the summary's two files, and what may be written over."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from gxxl.errors import Refused
from gxxl.messages import consolidate as words
from gxxl.submission import Cover


def output_names(path: Path) -> tuple[Path, Path]:
    """汇总工作底稿 and, beside it, 报送版. Raises ``Refused`` for another ending than ``.xlsx``."""
    if path.suffix.lower() != ".xlsx":
        raise Refused("not_xlsx", words.NOT_XLSX)
    return path, path.with_name(words.CLEAN_NAME.format(stem=path.stem))


def full_name(clean: str) -> str:
    """The name of the 汇总工作底稿 that was written beside a 报送版 of this name; empty for another file's name."""
    before, after = words.CLEAN_NAME.split("{stem}")
    if not (clean.startswith(before) and clean.endswith(after)):
        return ""
    return clean.removeprefix(before).removesuffix(after) + ".xlsx"


def require_ours(paths: Iterable[Path], cover: Cover) -> None:
    """Only an earlier summary of the same unit and year may be replaced. Raises ``Refused`` for anything else."""
    for path in paths:
        if path.exists() and not _is_ours(path, cover):
            raise Refused("output_is_foreign", words.OUTPUT_IS_FOREIGN.format(path=path))


def _is_ours(path: Path, cover: Cover) -> bool:
    from gxxl.consolidate.own_book import OwnBook  # noqa: PLC0415 - late, for start-up

    if not path.is_file():
        return False
    try:
        book = OwnBook(path)
        there = book.cover if book.is_summary else None
    except (Refused, OSError):
        return False
    return there is not None and (there.unit, there.year) == (cover.unit, cover.year)
