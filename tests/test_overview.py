"""A course at a glance: read from files, and what the course's own page says is true."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from grader import assignment as assignments
from grader.assignment import Assignment
from grader.errors import AssignmentError
from grader.overview import overview

ROOT = Path(__file__).parent.parent
COURSE = (
    "optimizers", "normalization", "regularization", "losses", "metrics", "training", "tuning",
    "projection",
)  # fmt: skip


def test_an_assignment_is_a_line_of_the_table(make_assignment: Callable[..., Assignment]):
    """Points are the sum of all weights; a check without one has one point."""
    public = "@weight(2.5)\ndef test_a(student): ...\n\nclass TestB:\n    def test_b(self): ...\n"
    assignment = make_assignment(
        manifest='teaches = "doubling"\n',
        public=public,
        hidden="def test_c(student): ...\n",
        wrong={"a": "", "b": ""},
    )

    assert overview([assignment, assignment]).splitlines() == [
        "| assignment | teaches | functions | points | checks | wrong answers | odd answers |",
        "| --- | --- | --- | ---: | ---: | ---: | ---: |",
        *["| [doubling](doubling/) | doubling | `double` | 4.5 | 3 | 2 | 0 |"] * 2,
        "| all |  |  | 9 | 6 | 4 | 0 |",
    ]


def test_a_weight_that_must_be_computed_cannot_be_counted(
    make_assignment: Callable[..., Assignment],
):
    """Its place is told."""
    public = "@weight(2 * POINTS)\ndef test_a(student): ...\n"

    with pytest.raises(AssignmentError) as told:
        overview([make_assignment(public=public)])

    assert str(told.value) == "test_doubling.py: line 1: @weight takes a number to be counted"


def test_the_page_of_the_course_is_what_the_command_prints():
    """Whoever changes an assignment makes it anew, by the command that it names."""
    page = the_course()
    loaded = [assignments.load(ROOT / "assignments" / name) for name in COURSE]

    assert page.endswith(overview(loaded))
    assert {path.parent.name for path in ROOT.glob("assignments/*/assignment.toml")} == set(COURSE)


def test_the_command_that_the_page_names_makes_it():
    """Word for word, from the top folder."""
    page = the_course()
    (command,) = [line.strip() for line in page.splitlines() if line.startswith("    grader ")]

    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m {command}"],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip

    assert (done.returncode, done.stderr) == (0, "")
    assert page.endswith(done.stdout)


def the_course() -> str:
    """The page's first part, which ends with the table; the guide for authors comes after it."""
    page = (ROOT / "assignments" / "README.md").read_text(encoding="utf-8")
    return page.partition("\n# Writing an assignment\n")[0]
