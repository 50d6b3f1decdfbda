"""The program behind the README's two commands, run as a newcomer runs it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


def run(*arguments: str, root: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """``python3 install/dev.py …`` in a checkout, its output as text."""
    command = [sys.executable, str(root / "install/dev.py"), *arguments]
    surroundings = os.environ | environment
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=surroundings, check=False)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout whose environment stands already: its Python is this one, its stamp says that all is installed."""
    root = tmp_path / "检出"
    shutil.copytree(ROOT / "install", root / "install", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", root)
    return root


def test_without_a_command_the_two_commands_are_shown() -> None:
    """The usage names both, and nothing is installed."""
    done = run()
    assert done.returncode == 0
    assert "install/dev.py demo" in done.stdout
    assert "install/dev.py test" in done.stdout


def test_an_environment_that_cannot_be_installed_says_what_to_do(checkout: Path) -> None:
    """Without any package index the user is told to look at the network, in Chinese, and no stamp is left."""
    done = run("demo", root=checkout, PIP_NO_INDEX="1", PIP_FIND_LINKS="", PIP_CONFIG_FILE=os.devnull)
    assert done.returncode == 2
    assert "请检查网络" in done.stderr
    assert not (checkout / ".venv/gxxl-installed.json").exists()


def test_a_standing_environment_is_used_as_it_is(checkout: Path) -> None:
    """With a stamp for this description of the project, nothing is installed and gxxl is run at once."""
    code = "import sys; sys.path.insert(0, 'install'); import dev; print(dev._fingerprint())"
    asked = subprocess.run([sys.executable, "-c", code], cwd=checkout, capture_output=True, text=True, check=True)
    (checkout / ".venv/bin").mkdir(parents=True)
    (checkout / ".venv/bin/python").symlink_to("/bin/echo")
    stamp = {"project": asked.stdout.strip(), "extras": [], "base": sys.executable}
    (checkout / ".venv/gxxl-installed.json").write_text(json.dumps(stamp), encoding="utf-8")
    done = run("check", "某镇.xlsx", root=checkout)
    assert (done.returncode, done.stdout, done.stderr) == (0, "-m gxxl check 某镇.xlsx\n", "")


def test_ci_and_pre_commit_run_the_same_checks() -> None:
    """The list stands in install/checks.py; the others only call it."""
    assert "install/dev.py test" in (ROOT / ".ci/run").read_text(encoding="utf-8")
    hooks = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    code = "import sys; sys.path.insert(0, 'install'); import checks; print(*checks.CHECKS)"
    names = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    for name in names.stdout.split():
        assert f"install/checks.py {name}," in hooks


def test_an_unknown_check_is_named() -> None:
    """``install/checks.py`` refuses a name that it does not know."""
    command = [sys.executable, str(ROOT / "install/checks.py"), "lnit"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert "lnit" in done.stderr
