"""What a consolidation writes beside the summary when asked: notices to the units, a page to read, long tables."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from gxxl.errors import GxxlError, Refused
from gxxl.messages import html_page as page_words
from gxxl.messages import ledger as ledger_words
from gxxl.messages import notices as words

if TYPE_CHECKING:
    from gxxl.consolidate.run import Outcome
    from gxxl.render.notices.settings import Settings

Say = Callable[[str], None]


class Besides(NamedTuple):
    """What was asked for beside the summary, checked before the work begins."""

    notices: Path | None = None
    settings: Settings | None = None
    page: Path | None = None
    tables: Path | None = None
    tables_format: str = "csv"

    @property
    def files(self) -> tuple[Path, ...]:
        """Outputs that may lie among the inputs and then are left alone there."""
        pages = (self.page,) if self.page else ()
        if self.tables is None:
            return pages
        from gxxl.render.table_files import table_paths

        return (*pages, *table_paths(self.tables, self.tables_format))

    def write(self, outcome: Outcome, say: Say, *, is_stopped: bool) -> None:
        """Write it all and say what was written; of a run that ``is_stopped`` by errors only the notices.

        What cannot be written keeps nothing else back. Raises ``GxxlError`` with the last of such reasons, the others
        have been said.
        """
        failed: GxxlError | None = None
        for write in (self._write_page, self._write_tables, self._write_notices):
            try:
                write(outcome, say, is_stopped)
            except GxxlError as error:
                if failed is not None:
                    say(str(failed))
                failed = error
        if failed is not None:
            raise failed

    def _write_page(self, outcome: Outcome, say: Say, is_stopped: bool) -> None:
        if self.page is None:
            return
        if is_stopped:
            say(page_words.STRICT)
            return
        from gxxl.render.page.page import write_page

        write_page(outcome, self.page)
        say(page_words.DONE.format(path=self.page))

    def _write_tables(self, outcome: Outcome, say: Say, is_stopped: bool) -> None:
        if self.tables is None:
            return
        if is_stopped:
            say(ledger_words.TABLES_STRICT)
            return
        from gxxl.render.table_files import write_tables

        write_tables(outcome, self.tables, self.tables_format)
        say(ledger_words.TABLES_WRITTEN.format(folder=self.tables))

    def _write_notices(self, outcome: Outcome, say: Say, _is_stopped: bool) -> None:
        if self.notices is None:
            return
        from gxxl.render.notices.settings import Settings
        from gxxl.render.notices.write import summary_of, write_notices

        written = write_notices(outcome, self.notices, self.settings or Settings())
        say(summary_of(written, self.notices))
        for remark in written.remarks:
            say(remark)


def besides_of(arguments: argparse.Namespace) -> Besides:
    """What the command line asks for. Raises ``Refused`` for what cannot be done, before anything is read."""
    settings = None
    if arguments.settings is not None:
        from gxxl.render.notices.settings import read_settings
        from gxxl.render.notices.write import is_inside

        if is_inside(arguments.settings, arguments.paths):
            raise Refused("settings_inside", words.SETTINGS_INSIDE.format(path=arguments.settings))
        settings = read_settings(arguments.settings)
    if arguments.notices is not None:
        from gxxl.render.notices.write import require_possible

        require_possible(arguments.notices, arguments.paths)
    if arguments.html is not None:
        from gxxl.render.page.page import require_page

        require_page(arguments.html)
    if arguments.tables is not None:
        from gxxl.render.table_files import require_tables

        require_tables(arguments.tables, arguments.tables_format)
    return Besides(arguments.notices, settings, arguments.html, arguments.tables, arguments.tables_format)
