"""The grader as a wheel."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path

from grader.release.wheel import wheel

ROOT = Path(__file__).parents[2]


def read(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_it_holds_the_grader_and_no_assignment():
    """Every module and page of the package, and nothing beside it."""
    name, content = wheel()
    files = read(content)
    sources = [path for path in (ROOT / "grader").rglob("*") if path.suffix in (".py", ".html")]

    assert name == "dlgrader-0.1.0-py3-none-any.whl"
    assert {path.relative_to(ROOT).as_posix() for path in sources} <= files.keys()
    assert {one.partition("/")[0] for one in files} == {"grader", "dlgrader-0.1.0.dist-info"}
    assert {one for one in files if "__pycache__" in one} == set()


def test_it_says_what_the_project_says():
    """The dependencies of a user, the command and the plugin; not what developers need."""
    files = read(wheel()[1])
    told = files["dlgrader-0.1.0.dist-info/METADATA"]

    assert "Requires-Python: >=3.10\n" in told
    assert "Requires-Dist: jinja2>=3.1\n" in told
    assert "mypy" not in told
    assert files["dlgrader-0.1.0.dist-info/entry_points.txt"] == (
        "[console_scripts]\ngrader = grader.cli:main\n\n"
        "[pytest11]\ngrader = grader.examine.plugin\n"
    )


def test_one_made_of_an_installed_grader_is_the_same(tmp_path: Path):
    """Unpacked as an installer does it, it makes itself again, to the last byte."""
    name, content = wheel()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        archive.extractall(tmp_path / "site")
    code = f"""
import sys
sys.path.insert(0, {str(tmp_path / "site")!r})
from grader.release.wheel import wheel
sys.stdout.buffer.write(wheel()[1])
"""
    made = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, check=True)

    assert name.endswith(".whl")
    assert made.stdout == content
