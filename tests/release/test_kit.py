"""What students get, and what becomes of it in their folder."""

from __future__ import annotations

import dataclasses
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from grader import assignment as assignments
from grader.assignment import Assignment, Gradescope, Staff
from grader.errors import AssignmentError
from grader.release import bundle
from grader.release.kit import kit

ROOT = Path(__file__).parents[2]
WHEEL = ("grader.whl", b"a wheel")
FOLDERS = sorted((ROOT / "assignments").glob("*/assignment.toml"))
FULL = """
[limits]
total_seconds = 100.0
[gradescope]
submissions = 3  # said to nobody
"""
PUBLIC = '''
from grader.examine import expect
from probes import doubled

def test_double_of_three(student):
    """double(3) is 6."""
    expect(student.run(doubled, 3)).equals(6)
'''


@pytest.mark.parametrize("path", FOLDERS, ids=lambda path: path.parent.name)
def test_the_handout_is_there_byte_for_byte(path: Path):
    """With five files of the kit's own beside it."""
    assignment = assignments.load(path.parent)
    files = kit(assignment, WHEEL)

    for name, content in bundle.read(assignment.student).items():
        assert files.pop(name) == content
    notebook = f"{Path(assignment.file).stem}.ipynb"
    own = {"START.md", "assignment.toml", "grader.whl", "requirements.txt", notebook}
    assert files.keys() == own


@pytest.mark.parametrize("path", FOLDERS, ids=lambda path: path.parent.name)
def test_a_kit_is_the_same_assignment_but_for_staff(path: Path, tmp_path: Path):
    """Whatever the manifest asks of a hand-in, it asks of it in the kit too."""
    whole = assignments.load(path.parent)
    bundle.write(kit(whole, WHEEL), tmp_path / whole.name)
    own = assignments.load(tmp_path / whole.name)

    assert own.is_kit
    assert own == dataclasses.replace(
        whole, folder=own.folder, staff=Staff(), gradescope=Gradescope()
    )


def test_a_kit_says_nothing_that_is_for_staff(make_assignment: Callable[..., Assignment]):
    """No table of theirs, and no comment."""
    files = kit(make_assignment(manifest=FULL), WHEEL)

    assert files["assignment.toml"].decode() == (
        'title = "Doubling"\nfile = "doubling.py"\nfunctions = ["double"]\n\n'
        "[limits]\ntotal_seconds = 100.0\n"
    )


def test_a_handout_must_leave_room_for_the_kits_own_files(
    make_assignment: Callable[..., Assignment],
):
    """One of them would hide the other."""
    assignment = make_assignment()
    (assignment.student / "START.md").write_text("Hello.")

    with pytest.raises(AssignmentError) as caught:
        kit(assignment, WHEEL)

    assert str(caught.value) == "student/START.md: a kit has a START.md of its own: rename it"


def test_a_link_in_the_handout_is_refused(make_assignment: Callable[..., Assignment]):
    """What it points to may be anything, today or tomorrow."""
    assignment = make_assignment()
    (assignment.student / "data.csv").symlink_to(assignment.folder / "reference.py")

    with pytest.raises(AssignmentError) as caught:
        kit(assignment, WHEEL)

    assert str(caught.value) == "student/data.csv is a link: put the file itself there"


@pytest.mark.slow
def test_an_unpacked_kit_checks_with_one_command(
    make_assignment: Callable[..., Assignment], tmp_path: Path
):
    """``grader check``; and plain ``pytest`` as well."""
    folder = tmp_path / "unpacked"
    bundle.write(kit(make_assignment(public=PUBLIC, hidden="secret"), WHEEL), folder)
    (folder / "doubling.py").write_text("def double(x):\n    return 2 * x\n")
    plain = [sys.executable, "-m", "pytest", "-q", "-c", os.devnull, "--rootdir=."]
    commands = ([sys.executable, "-m", "grader", "check"], plain)
    done = [subprocess.run(one, cwd=folder, capture_output=True, text=True) for one in commands]

    assert [one.returncode for one in done] == [0, 0]
    assert done[0].stdout.startswith("Doubling: 1 of 1 point\n")
    assert "1 passed" in done[1].stdout
