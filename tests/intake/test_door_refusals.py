"""should_fail: every kind of trouble is refused with its own reason, in Chinese, with the next step."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest

from gxxl.errors import Refused
from gxxl.intake.door import read
from tests.intake.door_troubles import alone, code_of, good


@pytest.mark.parametrize("reason", alone())
def test_it_is_refused_with_its_reason_and_the_next_step(tmp_path: Path, reason: str) -> None:
    """By what is in it: all of them come under the name of a workbook."""
    path = tmp_path / "报表.xlsx"
    path.write_bytes(alone()[reason])
    with pytest.raises(Refused) as refusal:
        read(path)
    assert (refusal.value.code, str(refusal.value)[-1]) == (code_of(reason), "。")
    assert re.search("请", str(refusal.value))


def test_different_reasons_have_different_sentences(tmp_path: Path) -> None:
    """No two codes say the same."""
    said: dict[str, set[str]] = defaultdict(set)
    for reason, data in alone().items():
        path = tmp_path / "报表.xlsx"
        path.write_bytes(data)
        with pytest.raises(Refused) as refusal:
            read(path)
        said[str(refusal.value)].add(code_of(reason))
    assert [codes for codes in said.values() if len(codes) > 1] == []


def test_there_are_kinds_enough() -> None:
    """Sixty kinds of trouble, forty reasons."""
    assert len(alone()) >= 60
    assert len({code_of(reason) for reason in alone()}) >= 40


def test_a_name_does_not_make_a_file_unreadable(tmp_path: Path) -> None:
    """A good workbook is read whatever it is called."""
    for name in ("甲.jpg", "甲.rar", "甲", "甲.doc", "甲.xls"):
        (tmp_path / name).write_bytes(good())
        assert read(tmp_path / name).cover.unit == "庄头镇人民政府"
