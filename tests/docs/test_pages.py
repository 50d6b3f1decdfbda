"""The documentation agrees with the program."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docs import generate, page_messages
from gxxl.cli import COMMANDS
from gxxl.rules.catalogue import all_kinds

ROOT = Path(generate.__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
GUIDES = [ROOT / "README.md", ROOT / "docs/clerk.md", ROOT / "docs/county.md"]


def test_generated_pages_are_as_the_program_writes_them() -> None:
    """After a change of rules, messages or commands: ``python3 install/dev.py docs``."""
    assert generate.stale() == []


def test_each_kind_of_rule_is_shown_with_a_real_finding() -> None:
    """A new kind of rule needs a broken submission in docs/page_messages.py."""
    kinds = [kind.id for kind in all_kinds() if not kind.id.startswith(page_messages.OF_A_RUN)]
    assert sorted(set(kinds) - set(page_messages.examples())) == []


def test_each_module_of_messages_has_a_heading() -> None:
    """A new module of messages needs a title in docs/page_messages.py."""
    assert set(page_messages.modules()) <= set(page_messages.AREAS)


def test_each_command_is_shown_in_use() -> None:
    """The reference lists every command; the README and the guides show at least how it is called."""
    shown = "\n".join(page.read_text(encoding="utf-8") for page in GUIDES)
    for command in COMMANDS:
        assert re.search(rf"(gxxl|install/dev\.py) {command}\b", shown), command


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_and_pictures_lead_somewhere(page: Path) -> None:
    """Every relative link of a page names a file that is there."""
    text = page.read_text(encoding="utf-8")
    targets = [target.split("#")[0] for target in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in target]
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", [ROOT / "README.md", ROOT / "README.en.md"], ids=lambda page: page.name)
def test_both_readmes_open_with_the_two_commands_and_the_picture(page: Path) -> None:
    """What a newcomer types stands first."""
    text = page.read_text(encoding="utf-8")
    order = [text.index(part) for part in ("install/dev.py demo", "install/dev.py test", "docs/images/sheet.png")]
    assert order == sorted(order)
    assert order[-1] < 1500
