"""The door under fire: good files of all kinds, damaged at random, for as long as one likes.

python -m benchmarks.fuzz [--seconds 60] [--seed 1] [--keep FOLDER]

Every file must be read or refused with a sentence: no error that was not foreseen, no end of the process, no hang. What
is read from a workbook must be what openpyxl reads at the same address. Exit 1 where anything else happens; the files
are kept then. The same seed gives the same files.
"""

from __future__ import annotations

import argparse
import io
import random
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from email.message import EmailMessage
from pathlib import Path

from benchmarks.material import submission
from gxxl.errors import Refused
from gxxl.form.layout import layouts
from gxxl.intake.container import Container, extract
from gxxl.intake.door import open_data
from gxxl.places import place_of
from gxxl.render.workbook import write_workbook
from gxxl.submission import Made, Submission
from gxxl.workers import Limits, Lost, work_in_processes

LIMITS = Limits(seconds=60.0)  # what openpyxl reads beside it takes its time too
ROUND = 200  # files between two looks at the clock


def main() -> int:
    """Damage, read, count."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path("fuzz-found"))
    arguments = parser.parse_args()
    material = Material(seeds())
    end = time.monotonic() + arguments.seconds
    counts: Counter[str] = Counter()
    first = arguments.seed * 1_000_000_000
    while time.monotonic() < end:
        numbers = range(first, first + ROUND)
        for number, verdict in zip(numbers, work_in_processes(numbers, material, limits=LIMITS), strict=True):
            text = f"fault: {verdict.why.value}" if isinstance(verdict, Lost) else verdict.decode()
            counts[text.partition("|")[0]] += 1
            if text.startswith("fault"):
                keep(arguments.keep, material, number, text)
        first += ROUND
    for text, count in counts.most_common():
        print(f"{count:8}  {text}")
    faults = sum(count for text, count in counts.items() if text.startswith("fault"))
    print(f"{counts.total()} files, {faults} faults")
    return int(faults > 0)


def keep(folder: Path, material: Material, number: int, text: str) -> None:
    """Store a file that did what none may."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{number}-{material.kind(number)}").write_bytes(material.damaged(number))
    print(number, material.kind(number), text)


@dataclass(frozen=True)
class Material:
    """Good files by their kind, and every number's damaged one."""

    seeds: Mapping[str, bytes]

    def kind(self, number: int) -> str:
        """Which good file a number's is made of."""
        return random.Random(number).choice(sorted(self.seeds))

    def damaged(self, number: int) -> bytes:
        """A number's file."""
        chance = random.Random(number)
        data = self.seeds[chance.choice(sorted(self.seeds))]
        if zipfile.is_zipfile(io.BytesIO(data)) and chance.random() < 0.7:
            return damaged_member(data, chance)
        return damaged(data, chance)

    def __call__(self, number: int) -> bytes:
        """What the door says to a number's file."""
        data = self.damaged(number)
        try:
            return "; ".join(sorted(set(verdicts(data, self.kind(number))))).encode() or b"nothing"
        except MemoryError:
            return b"refused: memory"
        except BaseException as error:  # noqa: BLE001 - that is what is looked for
            return f"fault: {type(error).__name__}|{error}".encode()


def verdicts(data: bytes, kind: str) -> Iterator[str]:
    """What is said of a file, or of each file in it."""
    try:
        opened = open_data(data, "x")
    except Refused as refused:
        yield f"refused: {refused.code}" if refused.code != "unexpected" else f"fault: {refused}|{refused.__cause__!r}"
        return
    if isinstance(opened, Container):
        for member in opened.members[:5]:
            try:
                inner, _ = extract(data, member.number)
            except Refused as refused:
                yield f"refused: {refused.code}"
                continue
            yield from verdicts(inner, member.name.rpartition(".")[2])
        return
    wrong = differing(opened, data) if kind == "xlsx" else []
    yield f"fault: wrong figures|{wrong[:3]}" if wrong else "read"


def differing(opened: Submission, data: bytes) -> list[str]:
    """Where openpyxl reads another number; nothing where it cannot read the file at all."""
    import openpyxl

    try:
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    except Exception:  # noqa: BLE001 - it has errors of every kind
        return []
    wrong = []
    for code, figure in opened.figures.items():
        place = place_of(opened, code)
        sheet = book[place.where] if place.where in book.sheetnames else None
        if figure.value is None or figure.made is Made.COMPUTED or sheet is None or not place.address:
            continue
        theirs = sheet[place.address].value
        if isinstance(theirs, int | float) and Decimal(repr(theirs)) != figure.value:
            wrong.append(f"{place} {theirs} {figure.value}")
    return wrong


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Some bytes changed, cut out, put in, or repeated."""
    raw = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        at = chance.randrange(len(raw) + 1)
        end = min(len(raw), at + chance.choice((1, 1, 2, 8, 64, 1024)))
        DAMAGES[chance.randrange(len(DAMAGES))](raw, at, end, chance)
        if not raw:
            return b"\x00"
    return bytes(raw)


def _flip(raw: bytearray, at: int, end: int, chance: random.Random) -> None:
    for place in range(at, end):
        raw[place] ^= 1 << chance.randrange(8)


def _replace(raw: bytearray, at: int, end: int, chance: random.Random) -> None:
    raw[at:end] = chance.choice(WORDS)


def _repeat(raw: bytearray, at: int, end: int, chance: random.Random) -> None:
    raw[at:at] = raw[at:end] * chance.choice((1, 2, 100))


def _cut(raw: bytearray, at: int, end: int, chance: random.Random) -> None:
    del raw[at : len(raw) if chance.random() < 0.1 else end]


DAMAGES: tuple[Callable[[bytearray, int, int, random.Random], None], ...] = (_flip, _replace, _repeat, _cut)
WORDS = (
    b"\x00",
    b"\xff\xff\xff\xff",
    b"-1",
    b"1e999",
    b"NaN",
    b"999999999999",
    b'"',
    b"<",
    b">",
    b"&amp;",
    b"&x;",
    b"<!DOCTYPE x>",
    b"]]>",
    b'r="XFD1048576"',
    b'rowspan="65535" colspan="65535"',
    "１２".encode(),
    b"\xef\xbf\xbe",
    b"PK\x03\x04",
)


def damaged_member(data: bytes, chance: random.Random) -> bytes:
    """The archive with one member damaged and packed again, so that only what is in it is wrong."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(sorted(name for name in members if members[name]))
    members[name] = damaged(members[name], chance)
    if chance.random() < 0.05:
        del members[name]
    return zipped(members)


def zipped(members: Mapping[str, bytes]) -> bytes:
    """An archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def seeds(*, office: bool = True) -> dict[str, bytes]:
    """Good files of every kind that the door reads; with ``office`` those of LibreOffice, where it is there."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        write_workbook(submission(1), folder / "a.xlsx")
        if office and shutil.which("soffice"):
            for ending in ("xls", "ods", "html"):
                convert(folder / "a.xlsx", ending)
        found = {path.suffix[1:]: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    found["txt"] = as_text(submission(1))
    found["zip"] = zipped({f"{kind}.{kind}": data for kind, data in found.items()})
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@example.cn", "b@example.cn", "年报"
    mail.set_content("请查收。")
    mail.add_attachment(found["xlsx"], maintype="application", subtype="octet-stream", filename="甲镇.xlsx")
    return found | {"eml": mail.as_bytes()}


def convert(path: Path, ending: str) -> None:
    """A copy beside the workbook, by a LibreOffice with a profile of its own."""
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", ending, "--outdir", str(path.parent), str(path)]
    subprocess.run(command, capture_output=True, timeout=120, check=False)


def as_text(given: Submission) -> bytes:
    """A report as lines with tabs: labels and figures where the sheets have them."""
    lines = ["某乡 2021 年政府信息公开工作年度报告"]
    for layout in layouts({table: edition or "" for table, edition in given.editions.items()}):
        texts = {(label.rect.top, label.rect.left): label.text for label in layout.labels}
        texts |= {layout.place(code): str(given.figures[code].value) for code in layout.cells}
        for row in sorted({row for row, _ in texts}):
            columns = sorted(column for r, column in texts if r == row)
            lines.append("\t".join(texts[row, column].replace("\n", "") for column in columns))
    return "\n".join(lines).encode()


if __name__ == "__main__":
    sys.exit(main())
