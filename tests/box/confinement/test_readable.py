"""What a box may read: Python and its packages, whole; of ours, nothing."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("Landlock is Linux's", allow_module_level=True)

from grader.box.confinement import missing, readable
from tests.box.confinement.cells import in_a_cell

ROOT = Path(__file__).parents[3]


@pytest.fixture
def packages(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of packages on ``sys.path`` in which somebody installed model answers too."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "site-packages"
        for name in ("honest/__init__.py", "honest/deep/data.txt", "single.py", "reference/sgd.py"):
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("text")
        (folder / "link.py").symlink_to(folder / "reference" / "sgd.py")
        os.chmod(made, 0o755)
        monkeypatch.setattr(sys, "path", [*sys.path, str(folder)])
        readable.grants.cache_clear()
        yield folder
    readable.grants.cache_clear()


def may_read(path: Path) -> bool:
    def act() -> str:
        with open(path, "rb"):
            return "read"

    return in_a_cell(act) == "read"


def test_model_answers_that_were_installed_are_left_out(packages: Path):
    """All around them can be read, and the folder be listed, as imports need it."""
    if "landlock" in missing():
        pytest.skip("this machine has no Landlock")
    files = ("honest/__init__.py", "honest/deep/data.txt", "single.py")

    assert all(may_read(packages / file) for file in files)
    assert not may_read(packages / "reference" / "sgd.py")
    assert not may_read(packages / "link.py")
    assert "reference" in in_a_cell(lambda: os.listdir(packages))


def test_a_package_that_is_closed_is_left_out(packages: Path):
    """It can be found, so that an import of it is told in plain words, and not be read."""
    granted = readable.grants(("honest",))
    name = Path(os.path.realpath(packages))

    assert name / "single.py" in granted.read
    assert name in granted.listed
    assert not {name, name / "honest"} & {*granted.read}


def test_a_source_tree_on_the_path_is_not_among_it():
    """An editable install puts the repository there, with references and hidden checks."""
    granted = readable.grants()
    ours = [path for path in granted.read if ROOT in path.parents or path == ROOT]
    allowed = [ROOT / "grader" / "box", *map(Path, (sys.prefix, os.path.realpath(sys.prefix)))]

    assert ROOT / "grader" / "box" in ours
    assert all(any(path == one or one in path.parents for one in allowed) for path in ours)


def test_no_home_and_no_root_is_granted():
    """A grant holds for all that is below it."""
    granted = {*readable.grants().read, *readable.grants().listed}

    homes = {Path("/"), Path("/root"), Path("/home"), Path("/etc"), Path("/proc"), Path("/tmp")}
    assert granted & {*homes, Path.home(), Path("/var"), Path("/dev"), Path("/usr")} == set()
