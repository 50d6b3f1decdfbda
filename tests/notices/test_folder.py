"""The folder of notices: what is replaced, kept, removed, and how files are called."""

from __future__ import annotations

import json
import os
from functools import partial
from pathlib import Path

import pytest

from gxxl.render.notices.folder import MANIFEST, Folder


def write(text: str, path: Path) -> None:
    """A file with this text."""
    path.write_text(text, encoding="utf-8")


def run(folder: Path, files: dict[str, str]) -> tuple[Folder, int]:
    """One run that writes these texts by their stems; the folder, and how many earlier files were removed."""
    with Folder(folder) as made:
        for stem, text in files.items():
            made.add(made.name_for(stem, ".txt"), partial(write, text))
        return made, made.place()


def texts(folder: Path) -> dict[str, str]:
    """What lies in the folder, without our own list."""
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir() if path.name != MANIFEST}


def test_a_later_run_replaces_its_own_and_removes_what_is_settled(tmp_path: Path) -> None:
    """Only what nobody touched."""
    run(tmp_path, {"甲": "一", "乙": "一"})
    _, removed = run(tmp_path, {"甲": "二"})
    assert (texts(tmp_path), removed) == ({"甲.txt": "二"}, 1)


def test_what_a_person_changed_is_kept_and_ours_gets_another_name(tmp_path: Path) -> None:
    """Run after run, without more and more files."""
    run(tmp_path, {"甲": "一"})
    write("改过", tmp_path / "甲.txt")
    for text in ("二", "三"):
        made, removed = run(tmp_path, {"甲": text})
        assert texts(tmp_path) == {"甲.txt": "改过", "甲（2）.txt": text}
        assert (made.kept, removed) == (("甲.txt",), 0)


def test_a_changed_notice_that_is_no_longer_needed_is_kept_and_named(tmp_path: Path) -> None:
    """It may be the record of what was sent."""
    run(tmp_path, {"甲": "一"})
    write("改过", tmp_path / "甲.txt")
    with Folder(tmp_path) as made:
        assert made.outdated == ("甲.txt",)
        made.place()
    assert texts(tmp_path) == {"甲.txt": "改过"}


def test_files_that_were_always_a_persons_are_kept(tmp_path: Path) -> None:
    """A file of that name, a folder, a link, whatever the list says."""
    write("别人的", tmp_path / "甲.txt")
    (tmp_path / "乙.txt").mkdir()
    (tmp_path / "丙.txt").symlink_to(tmp_path / "甲.txt")
    run(tmp_path, {"甲": "一", "乙": "一", "丙": "一"})
    assert (tmp_path / "甲.txt").read_text(encoding="utf-8") == "别人的"
    assert sorted(path.name for path in tmp_path.iterdir() if "2" in path.name) == [
        "丙（2）.txt",
        "乙（2）.txt",
        "甲（2）.txt",
    ]


@pytest.mark.parametrize("content", ["", "[]", "{", '{"../甲.txt": ["x"], "乙.txt": 3}', "\x00"])
def test_a_list_that_was_changed_makes_us_careful(tmp_path: Path, content: str) -> None:
    """Everything is a person's then; nothing outside the folder is touched."""
    folder = tmp_path / "通知"
    run(folder, {"甲": "一"})
    write("外", tmp_path / "甲.txt")
    write(content, folder / MANIFEST)
    run(folder, {"甲": "二"})
    assert texts(folder) == {"甲.txt": "一", "甲（2）.txt": "二"}
    assert (tmp_path / "甲.txt").read_text(encoding="utf-8") == "外"


def test_names_are_safe_and_no_two_alike(tmp_path: Path) -> None:
    """No path, no sign that a system forbids or that breaks a link, not too long, apart even without case."""
    stems = ["../../x", 'a/b\\c:d*e?f"g<h>i|j', "=cmd|'/c calc'!A0", "\u202e镇\u0000", "长" * 500, ".hidden", "甲#1%20"]
    with Folder(tmp_path) as made:
        names = [made.name_for(stem, ".docx") for stem in (*stems, *stems, "Ab", "aB")]
        for name in names:
            made.add(name, partial(write, "x"))
        made.place()
    assert len({name.casefold() for name in names}) == len(names)
    found = [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.name != MANIFEST]
    assert sorted(found) == sorted(names)
    for name in names:
        assert not set(name) & set('/\\:*?"<>|#%\u202e\u0000')
        assert not name.startswith(".")
        assert len(name.encode()) < 255


def test_a_run_that_fails_leaves_everything_as_it_was(tmp_path: Path) -> None:
    """Nothing appears before all is written."""
    run(tmp_path, {"甲": "一"})
    before = json.loads((tmp_path / MANIFEST).read_text(encoding="utf-8"))

    def fail(_: Path) -> None:
        raise OSError(28, os.strerror(28))

    def run_that_fails() -> None:
        with Folder(tmp_path) as made:
            made.add(made.name_for("甲", ".txt"), partial(write, "二"))
            made.add(made.name_for("乙", ".txt"), fail)

    with pytest.raises(OSError, match=os.strerror(28)):
        run_that_fails()
    assert texts(tmp_path) == {"甲.txt": "一"}
    assert json.loads((tmp_path / MANIFEST).read_text(encoding="utf-8")) == before
