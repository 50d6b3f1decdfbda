"""What is installed from a wheel is all that the program needs."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def test_the_wheel_holds_the_package_and_its_data(tmp_path: Path) -> None:
    """Every file of the package that is no program (forms, weights, demonstration) is in the wheel, and no test is."""
    # Without isolation nothing is fetched: what builds it is installed with the tests.
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--wheel-dir",
        str(tmp_path),
        str(ROOT),
    ]
    subprocess.run(command, check=True)
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    data = {
        str(path.relative_to(ROOT))
        for path in ROOT.glob("gxxl/**/*")
        if path.is_file() and path.suffix not in (".pyc", ".py")
    }
    assert "gxxl/form/2021.toml" in data
    assert data <= names
    assert not [name for name in names if name.startswith(("tests/", "docs/", "install/", "benchmarks/"))]
