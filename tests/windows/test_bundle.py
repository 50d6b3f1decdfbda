"""The portable bundle on Windows, as a clerk uses it: unzipped under a Chinese path, its batch files, and no trace."""

from __future__ import annotations

import re
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from urllib.parse import unquote

import pytest

from gxxl import __version__
from gxxl.demo import make_demo
from tests.windows.wine import ROOT, Done, Wine

EXCEL = r"HKCU\Software\Microsoft\Office\16.0\Excel"
OPTIONS = rf"{EXCEL}\Options"
NO_PAUSE = {"GXXL_NO_PAUSE": "1"}


# A program that owns .xlsx files: it writes down which one it was given.
OWNER = r"""
import sys, winreg
if sys.argv[1] == "register":
    command = r'"C:\python\python.exe" "C:\owner.py" "%1"'
    winreg.SetValue(winreg.HKEY_LOCAL_MACHINE, r"Software\Classes\.xlsx", winreg.REG_SZ, "gxxl.test")
    winreg.SetValue(
        winreg.HKEY_LOCAL_MACHINE, r"Software\Classes\gxxl.test\shell\open\command", winreg.REG_SZ, command)
else:
    open(r"C:\opened.txt", "w", encoding="utf-8").write(sys.argv[1])
"""


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundle, built by its command."""
    return build(tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="session")
def bundle(wine: Wine, archive: Path) -> Path:
    """The bundle unzipped where clerks put such things."""
    place = wine.drive / "政务公开/填报 工具"
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(place)
    (folder,) = place.iterdir()
    return folder


@pytest.fixture
def excel(wine: Wine) -> None:
    """A registry as Excel 2016 leaves it, with another add-in on its list."""
    wine.run("reg", "delete", EXCEL, "/f")
    wine.run("reg", "add", OPTIONS, "/v", "OPEN", "/d", r'"C:\other.xlam"', "/f")


def build(folder: Path) -> Path:
    """Run the command of ``install/``."""
    subprocess.run([sys.executable, str(ROOT / "install/bundle.py"), str(folder)], check=True)
    (made,) = folder.iterdir()
    return made


def press(wine: Wine, file: Path, *arguments: object) -> Done:
    """Double-click a batch file, or drop files on it."""
    quoted = " ".join(f'"{item}"' for item in (wine.path(file), *arguments))
    return shell(wine, f'cmd /d /c "{quoted}"', NO_PAUSE | {"GXXL_NO_OPEN": "1"})


def shell(wine: Wine, command: str, environment: dict[str, str]) -> Done:
    """Run a command line as Windows' own shell does, with its quotes as they are."""
    code = "import subprocess, sys; sys.exit(subprocess.call(sys.argv[1]))"
    return wine.python("-c", code, command, environment=environment)


def traces(wine: Wine) -> tuple[set[str], set[tuple[str, str]]]:
    """All of the user's files and settings, but for what Wine keeps for itself."""
    files = {str(path) for path in wine.home.rglob("*") if "Temp" not in path.parts}
    settings, key = set(), ""
    for line in wine.registry(r"HKCU\Software"):
        key = line if line.startswith("HKEY") else key
        if not key.startswith(r"HKEY_CURRENT_USER\Software\Wine"):
            settings.add((key, line))
    return files, settings


def test_twice_the_same_bytes(archive: Path, tmp_path: Path) -> None:
    """A second build of the same checkout is the same, byte by byte."""
    assert build(tmp_path).read_bytes() == archive.read_bytes()


def test_batch_files_are_for_chinese_windows(archive: Path) -> None:
    """The batch files end their lines with CRLF and are GBK; nothing in the bundle needs PowerShell or a download."""
    with zipfile.ZipFile(archive) as opened:
        batches = {Path(name).name: opened.read(name) for name in opened.namelist() if name.endswith(".bat")}
        python = next(name for name in opened.namelist() if name.endswith("加载项/python.txt"))
        named = opened.read(python).decode("utf-16").splitlines()[0]
        assert f"gxxl-{__version__}/python/{named.rpartition(chr(92))[2]}" in opened.namelist()
        assert not [name for name in opened.namelist() if name.endswith(".ps1") or "xlwings/pro/" in name]
    started = {"安装.bat", "卸载.bat", "一键校验.bat", "汇总.bat", "自查.bat"}
    assert set(batches) == started | {"gxxl.bat", "命令行.bat"}
    for content in batches.values():
        text = content.decode("gbk")
        assert text.count("\n") == text.count("\r\n")
        assert not re.search(r"powershell|curl|http", text, re.IGNORECASE)


def test_a_workbook_dropped_on_check(wine: Wine, bundle: Path) -> None:
    """A file with a Chinese name is checked, its marked copy is beside it, and the file is as it was."""
    demo = make_demo(wine.drive / "我的 文档/年报")
    file = demo.inbox / "乡镇/冯原镇.xlsx"
    before = file.read_bytes()
    done = press(wine, bundle / "一键校验.bat", wine.path(file))
    assert done.code == 1, done.text
    assert "三、申请办理!J5" in done.text
    assert file.with_name("冯原镇（校验标注）.xlsx").exists()
    assert file.read_bytes() == before


def test_a_folder_dropped_on_check_and_on_consolidate(wine: Wine, bundle: Path) -> None:
    """A folder is checked file by file into a folder of marked copies, and added up with the roster beside it."""
    demo = make_demo(wine.drive / "政务公开/二〇二一 年报")
    checked = press(wine, bundle / "一键校验.bat", wine.path(demo.inbox / "乡镇"))
    assert checked.code == 1, checked.text
    assert "共11份：通过6份，有问题4份，不能读取1份。" in checked.text
    assert len(list((demo.inbox / "乡镇（校验标注）").iterdir())) == checked.text.count("已生成标注副本")
    added = press(wine, bundle / "汇总.bat", wine.path(demo.inbox))
    assert "使用名单" in added.text
    assert added.code == 1, added.text
    assert (demo.inbox.parent / "报来的文件汇总.xlsx").exists()
    assert "Traceback" not in checked.text + added.text


@pytest.mark.parametrize("name", ["一键校验.bat", "汇总.bat"])
def test_nothing_dropped(wine: Wine, bundle: Path, name: str) -> None:
    """A double click without a file gets a sentence that says how to do it."""
    done = press(wine, bundle / name)
    assert done.code == 2
    assert "拖到" in done.text


def test_looking_for_trouble(wine: Wine, bundle: Path) -> None:
    """自查.bat says where the bundle lies, and that a Chinese path does no harm."""
    done = press(wine, bundle / "自查.bat")
    assert f"{wine.path(bundle)}（路径里有中文或者空格，可以使用）" in done.text


def test_any_command(wine: Wine, bundle: Path) -> None:
    """A folder dropped on 命令行.bat is where commands are run; gxxl is known there by its name."""
    folder = wine.drive / "政务公开/命令 试一试"
    folder.mkdir(parents=True)
    window = f'call "{wine.path(bundle / "命令行.bat")}" "{wine.path(folder)}"'
    done = shell(wine, f'cmd /d /c "{window} && gxxl roster 610525 -o 报送单位名单.csv"', NO_PAUSE)
    assert done.code == 0, done.text + done.gbk
    assert "在下面输入命令" in done.gbk
    assert (folder / "报送单位名单.csv").exists()


def test_guides_lead_nowhere_else(archive: Path) -> None:
    """Every link and picture of the guides is in the bundle."""
    with zipfile.ZipFile(archive) as opened:
        folder = f"gxxl-{__version__}/指南/"
        names = {name.removeprefix(folder) for name in opened.namelist() if name.startswith(folder)}
        pages = {name: opened.read(folder + name).decode() for name in names if name.endswith(".html")}
    assert {"填报人指南.html", "汇总人指南.html", "命令.html"} <= set(pages)
    for name, text in pages.items():
        targets = {unquote(target) for target in re.findall(r'(?:href|src)="([^"#]+)', text) if "://" not in target}
        assert targets <= names, name


def test_not_unzipped(wine: Wine, bundle: Path) -> None:
    """A batch file taken out of the bundle alone, as from inside the archive, says in GBK what to do."""
    alone = wine.drive / "临时/一键校验.bat"
    alone.parent.mkdir()
    alone.write_bytes((bundle / "一键校验.bat").read_bytes())
    done = press(wine, alone)
    assert done.code == 2
    assert "完整解压" in done.gbk


@pytest.mark.usefixtures("excel")
def test_installed_and_uninstalled_without_a_trace(wine: Wine, bundle: Path) -> None:
    """After 卸载 the user's files and registry are what they were before 安装, also after installing twice."""
    before = traces(wine)
    for _ in range(2):
        done = press(wine, bundle / "安装.bat")
        assert done.code == 0, done.text
    after = traces(wine)
    options = "\n".join(wine.registry(OPTIONS))
    assert re.search(r"OPEN1 .*AddIns\\gxxl\\gxxl\.xlam", options)
    assert "OPEN2" not in options
    assert (wine.home / "AppData/Roaming/Microsoft/AddIns/gxxl/gxxl.xlam").exists()
    assert r"AddIns\gxxl" in "\n".join(wine.registry(rf"{EXCEL}\Security\Trusted Locations"))
    assert "校验年报" in "\n".join(wine.registry(r"HKCU\Software\Classes\SystemFileAssociations\.xlsx"))
    named = (wine.home / "AppData/Local/gxxl/python.txt").read_text(encoding="utf-16").strip()
    assert named == str(wine.path(bundle / "python/pythonw.exe"))
    assert len([name for name in after[0] if name.endswith(".lnk")]) == 5
    undone = press(wine, bundle / "卸载.bat")
    assert undone.code == 0, undone.text
    files, settings = traces(wine)
    assert files ^ before[0] == set()
    assert settings ^ before[1] == set()


@pytest.mark.usefixtures("excel")
def test_uninstalling_leaves_what_others_added(wine: Wine, bundle: Path) -> None:
    """Add-ins that came later move up on Excel's list, so that it has no gap."""
    assert press(wine, bundle / "安装.bat").code == 0
    wine.run("reg", "add", OPTIONS, "/v", "OPEN2", "/d", r'"C:\later.xlam"', "/f")
    assert press(wine, bundle / "卸载.bat").code == 0
    options = [line.split()[0] + line.split()[-1] for line in wine.registry(OPTIONS) if "OPEN" in line]
    assert options == [r'OPEN"C:\other.xlam"', r'OPEN1"C:\later.xlam"']


@pytest.mark.usefixtures("excel")
def test_an_installation_that_fails_half_way(wine: Wine, bundle: Path) -> None:
    """Where something is in the way, a sentence says what, and all that was written is taken back."""
    obstacle = wine.home / "AppData/Roaming/Microsoft/AddIns"
    obstacle.touch()
    before = traces(wine)
    done = press(wine, bundle / "安装.bat")
    assert done.code == 2
    assert str(wine.path(obstacle)) in done.text
    assert "Traceback" not in done.text
    assert traces(wine) == before
    obstacle.unlink()


def test_without_excel(wine: Wine, bundle: Path) -> None:
    """Where there is no Excel, that is said, and the rest is set up; uninstalling twice is no error."""
    wine.run("reg", "delete", EXCEL, "/f")
    done = press(wine, bundle / "安装.bat")
    assert done.code == 0, done.text
    assert "没有找到Microsoft Excel" in done.text
    assert press(wine, bundle / "卸载.bat").code == 0
    again = press(wine, bundle / "卸载.bat")
    assert (again.code, "没有安装记录" in again.text) == (0, True)


def test_the_context_menu_opens_the_marked_copy(wine: Wine, bundle: Path) -> None:
    """The command of the context menu checks the file; the marked copy goes to the program that owns ``.xlsx``."""
    demo = make_demo(wine.drive / "右键 菜单")
    file = demo.inbox / "乡镇/王庄镇.xlsx"
    opened = wine.drive / "opened.txt"
    (wine.drive / "owner.py").write_text(OWNER, encoding="utf-8")
    assert wine.python("C:\\owner.py", "register").code == 0
    press(wine, bundle / "安装.bat")
    menu = r"Software\Classes\SystemFileAssociations\.xlsx\shell\gxxl.check\command"
    code = "import sys, winreg; print(winreg.QueryValue(winreg.HKEY_CURRENT_USER, sys.argv[1]))"
    command = wine.python("-X", "utf8", "-c", code, menu).text.strip()
    done = shell(wine, command.replace("%1", str(wine.path(file))), NO_PAUSE)
    assert done.code == 1, done.text
    assert "正在打开" in done.text
    wait_for(opened)
    assert opened.read_text(encoding="utf-8") == str(wine.path(file.with_name("王庄镇（校验标注）.xlsx"))), done.text
    press(wine, bundle / "卸载.bat")


def wait_for(path: Path) -> None:
    """A file that another process is about to write."""
    limit = time.monotonic() + 30
    while not (path.exists() and path.stat().st_size):
        assert time.monotonic() < limit, path
        time.sleep(0.1)


def test_size_and_start(wine: Wine, bundle: Path, archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The size and the time from start to answer are printed, for whoever reads the log."""
    took = []
    for _ in range(3):
        start = time.perf_counter()
        done = wine.run(wine.path(bundle / "python/python.exe"), "-P", "-m", "gxxl", "--version")
        took.append(time.perf_counter() - start)
    assert done.text.strip() == f"gxxl {__version__}"
    unpacked = sum(path.stat().st_size for path in bundle.rglob("*") if path.is_file())
    with capsys.disabled():
        size = archive.stat().st_size / 1e6
        print(f"\nbundle: {size:.1f} MB, unpacked {unpacked / 1e6:.1f} MB; starts in {min(took):.2f} s under Wine")  # noqa: T201
