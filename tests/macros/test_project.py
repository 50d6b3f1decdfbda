"""The VBA project is written from source text and is what others read."""

from __future__ import annotations

import io
from random import Random

import olefile
import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros import cfb, ovba
from macros.compression import CHUNK, compress
from tests.macros.reading import PROJECT, decompressed, vba

WORDS = st.sampled_from(["Dim ", "End Sub\r\n", "If ", "GxxlText", "ChrW(25214) & ", "x", "0", " " * 70, "\r\n"])
TEXTS = st.lists(st.text("ab \r\n", max_size=40) | WORDS, max_size=400).map("".join)
LENGTHS = st.sampled_from([0, 1, 2, 3, 8, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 5])


@given(TEXTS)
def test_compressed_text_comes_back(text: str) -> None:
    """What olevba decompresses is what was compressed."""
    assert decompressed(compress(text.encode())) == text.encode()


@given(LENGTHS, st.binary(min_size=1, max_size=7))
def test_repeated_bytes_come_back_at_every_chunk_border(length: int, pattern: bytes) -> None:
    """Copies reach as far and as long as each place in a chunk allows."""
    data = (pattern * length)[:length]
    assert decompressed(compress(data)) == data


@given(st.integers(0, 2**64))
def test_a_full_chunk_that_does_not_compress_is_stored_as_it_is(seed: int) -> None:
    """Noise takes the room of noise; a last chunk of noise is refused, since its length would be lost."""
    noise = Random(seed).randbytes(CHUNK)
    assert decompressed(compress(noise)) == noise
    with pytest.raises(ValueError, match="last chunk"):
        compress(noise[:-1])


@given(st.dictionaries(st.text("abcdXYZ_1", min_size=1, max_size=12), st.binary(max_size=9000), max_size=40))
def test_a_compound_file_holds_its_streams(streams: dict[str, bytes]) -> None:
    """Small and large streams, in a storage and beside it, come back whole. Names differ in more than case."""
    apart = {name.lower(): content for name, content in streams.items()}
    file = olefile.OleFileIO(io.BytesIO(cfb.compound_file({"VBA": apart, "PROJECT": b"text", "empty": b""})))
    assert {name: file.openstream(["VBA", name]).read() for name in apart} == apart
    assert file.openstream("PROJECT").read() == b"text"
    assert file.get_size("empty") == 0
    assert sorted(file.listdir()) == sorted([*(["VBA", name] for name in apart), ["PROJECT"], ["empty"]])
    assert not file.parsing_issues


def test_a_compound_file_knows_its_limit() -> None:
    """What would need a further allocation table is refused, not written wrong."""
    with pytest.raises(ValueError, match="allocation"):
        cfb.compound_file({"big": bytes(8_000_000)})


def test_olevba_reads_each_module_back_as_it_was_given() -> None:
    """Source comes back to the letter, and every sheet has its document module."""
    text = 'Attribute VB_Name = "Try"\nOption Explicit\nSub A()\n    MsgBox ChrW(20013)\nEnd Sub\n'
    built = ovba.project("Gxxl", [*ovba.documents(2), ovba.standard(text)])
    file = olefile.OleFileIO(io.BytesIO(built))
    assert decompressed(file.openstream("VBA/Try").read()) == text.replace("\n", "\r\n").encode()
    assert file.openstream("VBA/_VBA_PROJECT").read() == bytes.fromhex("CC61FFFF000000")
    text = file.openstream("PROJECT").read().decode("ascii")
    assert [line for line in text.split("\r\n") if line.startswith(("Document", "Module"))] == [
        "Document=ThisWorkbook/&H00000000",
        "Document=Sheet1/&H00000000",
        "Document=Sheet2/&H00000000",
        "Module=Try",
    ]


def test_the_same_modules_give_the_same_bytes() -> None:
    """No clock and no chance goes into a project."""
    modules = [*ovba.documents(1), ovba.standard('Attribute VB_Name = "A"\n')]
    assert ovba.project("Gxxl", modules) == ovba.project("Gxxl", list(modules))


@pytest.mark.parametrize("text", ["Sub A()\nEnd Sub\n", 'Attribute VB_Base = "A"\n'])
def test_a_module_without_its_name_is_refused(text: str) -> None:
    """The name is the first thing in a .bas file."""
    with pytest.raises(ValueError, match=r"VB_Name|unpack"):
        ovba.standard(text)


def test_chinese_in_vba_source_is_refused() -> None:
    """It would depend on the code page of the reader."""
    module = ovba.standard('Attribute VB_Name = "A"\n\' 中文\n')
    with pytest.raises(UnicodeEncodeError):
        ovba.project("Gxxl", [module])


def test_the_project_of_the_workbooks_is_ascii_in_lines_of_windows() -> None:
    """Every stored source is pure ASCII, and each of its lines ends in CR and LF and is not too long for VBA."""
    file = olefile.OleFileIO(str(PROJECT))
    for name in vba(PROJECT):
        source = decompressed(file.openstream(f"VBA/{name}").read())
        assert source.isascii()
        assert source.endswith(b"\r\n")
        assert source.count(b"\r\n") == source.count(b"\n") == source.count(b"\r")
        assert max(map(len, source.split(b"\r\n"))) <= 1023
