"""A report's file is the old one or the new one."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from grader.report.files import write_by_rename


def test_the_file_holds_the_text_and_nothing_lies_beside_it(tmp_path):
    """An old file is replaced; line ends are as they were given."""
    path = tmp_path / "results.json"
    path.write_text("old")

    write_by_rename(path, "new ±\n")

    assert path.read_bytes() == "new ±\n".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_a_text_that_cannot_be_written_leaves_the_old_file(tmp_path):
    """A surrogate is refused before anything is touched."""
    path = tmp_path / "results.json"
    path.write_text("old")

    with pytest.raises(UnicodeEncodeError):
        write_by_rename(path, "\ud800")

    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_rename_that_fails_leaves_no_unfinished_file(tmp_path):
    """A folder stands in the way; nothing else is left."""
    path = tmp_path / "results.json"
    path.mkdir()

    with pytest.raises(OSError, match=r"results\.json"):
        write_by_rename(path, "new")

    assert list(tmp_path.iterdir()) == [path]


def test_a_link_is_replaced_and_not_followed(tmp_path):
    """A link planted at the place of the report does not lead our text elsewhere."""
    target, path = tmp_path / "elsewhere", tmp_path / "results.json"
    target.write_text("precious")
    path.symlink_to(target)

    write_by_rename(path, "new")

    assert target.read_text() == "precious"
    assert path.read_text() == "new"


KILLED_BEFORE_THE_RENAME = """
import os, signal, sys
from pathlib import Path
from grader.report import files

os.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
files.write_by_rename(Path(sys.argv[1]), "half")
"""


def killed_writer(path: Path) -> int:
    """What a process died of that was stopped where the file was written and not yet renamed."""
    command = [sys.executable, "-c", KILLED_BEFORE_THE_RENAME, str(path)]
    root = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    return -subprocess.run(command, env=root, check=False).returncode


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX")
def test_what_killed_writers_leave_does_not_pile_up(tmp_path):
    """The next one takes the place of the unfinished file, and leaves none."""
    path = tmp_path / ("long" * 60 + ".json")

    deaths = [killed_writer(path) for _ in range(3)]
    left = [one.suffix for one in tmp_path.iterdir()]
    write_by_rename(path, "whole")

    assert deaths == [signal.SIGKILL] * 3
    assert left == [".tmp"]
    assert [(one, one.read_text()) for one in tmp_path.iterdir()] == [(path, "whole")]


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX")
def test_a_link_planted_for_the_unfinished_file_is_not_followed(tmp_path):
    """Its name can be known beforehand, so nothing is written through what lies there."""
    target, path = tmp_path / "elsewhere", tmp_path / "results.json"
    killed_writer(path)
    (unfinished,) = tmp_path.iterdir()
    unfinished.unlink()
    target.write_text("precious")
    unfinished.symlink_to(target)

    write_by_rename(path, "new")

    assert target.read_text() == "precious"
    assert path.read_text() == "new"
