"""Whose file is it: by the code on the cover, then by name or alias. What fits two is asked about, not guessed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple

from gxxl.consolidate.received import Received
from gxxl.consolidate.roster import Entry, Roster
from gxxl.messages import consolidate as words
from gxxl.submission import Cover
from gxxl.unit_names import are_rivals, may_be_one, same_code, same_name, short_name

_TELLING = 6  # digits of the shortest official code; a county's own 12 also stands in 12月报送.xlsx


class Match(NamedTuple):
    """The entry that a file belongs to. ``problem`` says why there is none, ``note`` how it was found.

    ``maybe`` are the entries of which one sent it, where nobody can tell which.
    """

    entry: Entry | None = None
    note: str = ""
    problem: str = ""
    maybe: tuple[Entry, ...] = ()


class Matcher:
    """Finds the entries of a roster by code and name."""

    def __init__(self, roster: Roster) -> None:
        self._by_code = {same_code(entry.code): entry for entry in roster.entries if entry.code}
        self._by_name: dict[str, list[Entry]] = defaultdict(list)
        self._by_short: dict[str, list[Entry]] = defaultdict(list)
        for entry in roster.entries:
            for name in (entry.name, *entry.aliases):
                _append(self._by_name[same_name(name)], entry)
                _append(self._by_short[short_name(name)], entry)
        self._texts = {entry: _texts_of(entry) for entry in roster.entries}

    def match(self, received: Received) -> Match:
        """The entry of a file; of one that could not be read or names no unit, by its file's name."""
        cover = received.cover
        if not cover.unit and not cover.unit_code:
            return self._by_file(received)
        code = same_code(cover.unit_code)
        if code in self._by_code:
            return self._coded(self._by_code[code], cover)
        named = [entry for entry in self._named(cover.unit) if not are_rivals(code, same_code(entry.code))]
        rivals = [entry for entry in self._named(cover.unit) if entry not in named]
        if len(named) == 1:
            return Match(named[0], note=words.MATCHED_BY_NAME if named[0].code and not code else "")
        if named:
            return Match(problem=words.FITS_SEVERAL.format(names=_list(named)), maybe=tuple(named))
        if len(rivals) == 1:
            values = {"name": rivals[0].name, "code": cover.unit_code, "wanted": rivals[0].code}
            return Match(problem=words.CODES_DIFFER.format(**values), maybe=tuple(rivals))
        return Match()

    def _named(self, name: str) -> list[Entry]:
        if not name:
            return []
        return self._by_name.get(same_name(name)) or self._by_short.get(short_name(name)) or []

    def _coded(self, entry: Entry, cover: Cover) -> Match:
        named = self._named(cover.unit)
        if entry in named or not cover.unit:
            return Match(entry)
        if named:
            problem = words.CODE_AND_NAME_DIFFER.format(by_code=entry.name, by_name=_list(named))
            return Match(problem=problem, maybe=(entry, *named))
        if any(may_be_one(cover.unit, name) for name in (entry.name, *entry.aliases)):
            return Match(entry, note=words.MATCHED_OTHER_NAME.format(name=cover.unit))
        values = {"code": cover.unit_code, "name": cover.unit, "entry": entry.name}
        return Match(problem=words.CODE_OF_ANOTHER.format(**values), maybe=(entry,))

    def _by_file(self, received: Received) -> Match:
        stem = same_name(received.stem).upper()
        fits = [entry for entry, texts in self._texts.items() if any(text in stem for text in texts)]
        # 庄头镇 stands in 大庄头镇 too: the longest fits best.
        longest = max((_length(self._texts[entry], stem) for entry in fits), default=0)
        best = [entry for entry in fits if _length(self._texts[entry], stem) == longest]
        if len(best) == 1:
            return Match(best[0], note=words.MATCHED_BY_FILE if received.submission else words.HAND_OF_FILE)
        return Match(problem=words.UNNAMED_UNKNOWN, maybe=tuple(best))


def match_all(received: Iterable[Received], roster: Roster | None) -> dict[str, Match]:
    """For every file, by its name, whose it is. Without a roster each unit that reports makes its own entry."""
    files = list(received)
    if roster is None:
        return _among_themselves([file for file in files if file.submission])
    matcher = Matcher(roster)
    return {file.file: matcher.match(file) for file in files}


def _among_themselves(files: Sequence[Received]) -> dict[str, Match]:
    """Units made from the files: one a code, then one a name that no code has, then one a file without a name."""
    known = [(same_code(file.cover.unit_code), same_name(file.cover.unit), file.file, file) for file in files]
    known.sort(key=itemgetter(0, 1, 2))
    coded: dict[str, Entry] = {}
    for code, _, _, file in known:
        if code and code not in coded:
            coded[code] = Entry(file.cover.unit or file.stem, file.cover.unit_code, line=len(coded) + 1)
    by_name: dict[str, list[Entry]] = defaultdict(list)
    for entry in coded.values():
        by_name[short_name(entry.name)].append(entry)
    made: dict[str, Match] = {}
    nameless: dict[str, Entry] = {}
    for code, _, name, file in known:
        made[name] = Match(coded[code]) if code else _uncoded(file, by_name, nameless)
    return made


def _uncoded(file: Received, by_name: dict[str, list[Entry]], nameless: dict[str, Entry]) -> Match:
    if not file.cover.unit:
        line = -1 - len(nameless)
        entry = nameless.setdefault(file.sha256 or file.file, Entry(file.stem, line=line))
        return Match(entry, note=words.UNNAMED)
    same = by_name[short_name(file.cover.unit)]
    if len(same) > 1:
        return Match(problem=words.FITS_SEVERAL.format(names=_list(same)))
    if not same:
        same.append(Entry(file.cover.unit))
    return Match(same[0])


def _append(entries: list[Entry], entry: Entry) -> None:
    if entry not in entries:
        entries.append(entry)


def _texts_of(entry: Entry) -> list[str]:
    names = [text for name in (entry.name, *entry.aliases) if len(text := short_name(name)) > 1]
    code = same_code(entry.code)
    return [code, *names] if len(code) >= _TELLING else names


def _length(texts: Iterable[str], stem: str) -> int:
    return max(len(text) for text in texts if text in stem)


def _list(entries: Iterable[Entry]) -> str:
    shown = (f"{entry.name}（{entry.code}）" if entry.code else entry.name for entry in entries)
    return words.LIST_JOIN.join(shown)
