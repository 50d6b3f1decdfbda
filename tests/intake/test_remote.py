"""Submissions at addresses of the web, from a real server: files, folders, what is not there, what stays secret."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import openpyxl
import pytest
from fsspec import asyn
from fsspec.implementations.http import HTTPFileSystem

from gxxl.cli import main
from gxxl.errors import Refused
from gxxl.intake.remote import fetch, list_url, shown_url
from tests.intake.door_troubles import good

NAME = "庄头镇 2021.xlsx"
SECRET = "geheim"  # noqa: S105 - that it is not printed is tested


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder without a word."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Nothing."""


@pytest.fixture(scope="module", autouse=True)
def _alone_afterwards() -> Iterator[None]:
    """The thread that fsspec keeps for the web ends: beside a thread nothing is forked, which other tests would see."""
    yield
    HTTPFileSystem.clear_instance_cache()
    (loop,), (thread,) = asyn.loop, asyn.iothread
    if loop is not None:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        asyn.loop[0] = asyn.iothread[0] = None


@pytest.fixture
def served(tmp_path: Path) -> Iterator[str]:
    """The address of a folder on the web with two workbooks, one of them in a folder, and one outside."""
    folder = tmp_path / "web"
    (folder / "报来" / "各镇").mkdir(parents=True)
    (folder / "报来" / "甲.xlsx").write_bytes(good("甲镇人民政府"))
    (folder / "报来" / "各镇" / NAME).write_bytes(good())
    (folder / "别处.xlsx").write_bytes(good("别处镇人民政府"))
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_a_file_is_fetched_and_has_its_name(served: str) -> None:
    """The address may be written in Chinese or not."""
    ((address, name),) = list_url(f"{served}/报来/甲.xlsx")
    assert (name, fetch(address)) == ("甲.xlsx", good("甲镇人民政府"))
    assert list_url(f"{served}/%E6%8A%A5%E6%9D%A5/%E7%94%B2.xlsx")[0][1] == "甲.xlsx"


def test_a_folder_is_listed_with_its_folders(served: str) -> None:
    """By their names below it."""
    found = {name: address for address, name in list_url(f"{served}/报来/")}
    assert sorted(found) == sorted(["甲.xlsx", f"各镇/{NAME}"])
    assert fetch(found[f"各镇/{NAME}"]) == good()


def test_links_out_of_a_folder_are_not_followed(served: str, tmp_path: Path) -> None:
    """Only what the user names is fetched."""
    links = ("../别处.xlsx", "/别处.xlsx", "http://example.cn/x.xlsx", "?C=N;O=D", "甲.xlsx")
    page = "".join(f'<a href="{link}">{link}</a>' for link in links)
    (tmp_path / "web" / "报来" / "index.html").write_text(f"<meta charset=utf-8>{page}", encoding="utf-8")
    assert [name for _, name in list_url(f"{served}/报来/")] == ["甲.xlsx"]


def test_an_address_with_a_key_is_read_and_its_key_never_shown(
    served: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither in the ledger nor on the screen, not even for two files of one name."""
    addresses = [f"{served}/报来/甲.xlsx?token={SECRET}", f"{served}/%E6%8A%A5%E6%9D%A5/%E7%94%B2.xlsx?token={SECRET}2"]
    output = tmp_path / "汇总.xlsx"
    assert main(["consolidate", *addresses, "-o", str(output), "--year", "2021", "--unit", "某县"]) in (0, 1)
    book = openpyxl.load_workbook(output)
    cells = [str(cell.value) for sheet in book for row in sheet for cell in row if cell.value]
    assert any("甲.xlsx" in text for text in cells)
    assert not [text for text in (*cells, *capsys.readouterr()) if SECRET in text]


@pytest.mark.parametrize(
    ("path", "code", "said"), [("没有.xlsx", "url_nothing", "请检查地址"), ("没有/", "url_unreachable", "没有这个文件")]
)
def test_what_is_not_there_is_said_without_the_key(served: str, path: str, code: str, said: str) -> None:
    """With the address that was asked for."""
    with pytest.raises(Refused, match=said) as refused:
        list_url(f"{served}/{path}" + ("" if path.endswith("/") else f"?token={SECRET}"))
    assert refused.value.code == code
    assert SECRET not in str(refused.value)
    assert "没有" in str(refused.value)


def test_a_server_that_does_not_answer_is_said_without_the_key() -> None:
    """Nobody listens there."""
    with pytest.raises(Refused) as refused:
        fetch(f"http://user:{SECRET}@127.0.0.1:9/a.xlsx?token={SECRET}")
    assert SECRET not in str(refused.value)
    assert "http://127.0.0.1:9/a.xlsx" in str(refused.value)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://a.cn/%E7%94%B2.xlsx?token=1#x", "https://a.cn/甲.xlsx"),
        ("https://u:p@a.cn/b", "https://a.cn/b"),
        ("s3://eimer/甲.xlsx", "s3://eimer/甲.xlsx"),
    ],
)
def test_an_address_is_shown_without_its_secrets(url: str, shown: str) -> None:
    """Its path in plain Chinese."""
    assert shown_url(url) == shown


@pytest.mark.parametrize(
    ("url", "lacking", "said"),
    [
        ("https://a.cn/甲.xlsx", "fsspec", "pip install fsspec。"),
        ("https://a.cn/甲.xlsx", "aiohttp", 'pip install "fsspec[http]"'),
        ("s3://a/甲.xlsx", "s3fs", "pip install s3fs"),
        ("xyz://a/甲.xlsx", "s3fs", "不认识这种地址"),
    ],
)
def test_the_package_that_is_missing_is_named(tmp_path: Path, url: str, lacking: str, said: str) -> None:
    """By the kind of the address, in a Python that does not have it."""
    command = ["consolidate", url, "-o", "a.xlsx"]
    code = f"import sys; sys.modules[{lacking!r}] = None\nfrom gxxl.cli import main\nmain({command!r})"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert said in run.stderr
