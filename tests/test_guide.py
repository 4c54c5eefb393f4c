"""The guide for authors: its assignment is put together from its own text, and works."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from grader import assignment as assignments
from grader import grading, launch
from grader.assignment import Assignment
from grader.new import Wish, make
from grader.verify.laws import laws

GUIDE = Path(__file__).parent.parent / "assignments" / "README.md"
BLOCK = re.compile(r"^```\w+\n# ((?:student|staff)/\S+|assignment\.toml)\n(.*?)^```$", re.M | re.S)
UNITTEST = "staff/test_unittest.py"


@pytest.fixture
def schedule(tmp_path: Path) -> Assignment:
    """The guide's assignment: a new one, with the files that the guide shows in their places."""
    folder = tmp_path / "schedule"
    make(folder, Wish("schedule", "Warming up", ("warm_up",)))
    for kind in ("wrong", "odd"):
        shutil.rmtree(folder / "staff" / kind)
        (folder / "staff" / kind).mkdir()
    for path, text in BLOCK.findall(GUIDE.read_text(encoding="utf-8")):
        (folder / path).write_text(text, encoding="utf-8")
    return assignments.load(folder)


@pytest.mark.slow
def test_the_guides_assignment_keeps_the_laws(schedule: Assignment, examiners: launch.Examiners):
    """Who copies it comes to a green end."""
    (schedule.folder / UNITTEST).unlink()

    findings = list(laws(schedule, examiners))

    assert {one.subject: one.broken for one in findings if one.broken} == {}
    assert len(findings) == 10  # 2 without a hand-in, 2 forced, starter, reference, 3 wrong, 1 odd


@pytest.mark.slow
@pytest.mark.parametrize("imports", ["grader.examine", "gradescope_utils"])
def test_the_guides_suite_for_gradescope_runs(
    schedule: Assignment, examiners: launch.Examiners, imports: str
):
    """With our decorators, and with that library's own; points, parts of them, and a column."""
    suite = schedule.folder / UNITTEST
    theirs = "from gradescope_utils.autograder_utils.decorators import"
    if imports == "gradescope_utils":
        text = suite.read_text(encoding="utf-8").replace("from grader.examine import", theirs)
        suite.write_text(text, encoding="utf-8")
    handin = schedule.student / "schedule.py"
    handin.write_text("def warm_up(step, steps, lr):\n    return min(lr * step, lr / 2)\n")
    grade = grading.grade(
        schedule, handin, examiners, only=("2.1", "2.2", "2.3")
    )  # the classes' checks alone

    told = [
        (row.check.number, row.outcome.verdict.value, row.outcome.score, row.check.visibility)
        for row in grade.rows
    ]
    board = grade.rows[2].outcome.leaderboard
    assert told == [
        ("2.1", "WRONG", 0.0, "visible"),
        ("2.2", "WRONG", 1.0, "after_published"),
        ("2.3", "RIGHT", 0.0, "after_published"),
    ]
    assert board is not None
    assert (board.name, board.value) == ("rate after one step", 0.0)
