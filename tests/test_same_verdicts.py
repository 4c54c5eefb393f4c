"""A hand-in gets the same verdicts and points, wherever and however it is graded."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from grader import assignment as assignments
from grader import desk, grading, launch
from grader.assignment import Assignment
from grader.grade import Grade
from grader.report import gradescope

PUBLIC = '''
import torch
from hypothesis import strategies as st
from grader.examine import cases, expect, functions, needs, number, tensors
from probes import doubled

@number("1")
@functions("double")
def test_double_of_three(student):
    """double(3) is 6."""
    expect(student.run(doubled, 3)).equals(6)

@number("2")
@functions("double")
@cases(x=tensors(st.integers(1, 4)))
def test_double_of_tensors(student, x):
    """double(x) is x + x."""
    expect(student.run(doubled, x)).close_to(x + x)

@number("3")
@functions("double")
@needs("test_double_of_tensors")
def test_double_of_a_large_one(student):
    """double(1e6) is 2e6."""
    expect(student.run(doubled, 1e6)).equals(2e6)
'''
HIDDEN = '''
from grader.examine import expect, number
from probes import doubled

@number("4")
def test_double_of_minus_one(student):
    """double(-1) is -2."""
    expect(student.run(doubled, -1)).equals(-2)
'''
HANDINS = {
    "right": "def double(x):\n    return 2 * x\n",
    "wrong": "def double(x):\n    print('hello')\n    return 2 * abs(x)\n",
    "starter": "def double(x):\n    raise NotImplementedError('double: return 2 x')\n",
    "raising": "def double(x):\n    return 2 * x if x == 3 else [][x.numel()]\n",
    "syntax-error": "def double(x:\n    return 2 * x\n",
}
VERDICTS = {
    "right": ["RIGHT", "RIGHT", "RIGHT"],
    "wrong": ["RIGHT", "WRONG", "SKIPPED"],
    "starter": ["NOT_IMPLEMENTED", "NOT_IMPLEMENTED", "SKIPPED"],
    "raising": ["RIGHT", "RAISED", "SKIPPED"],
    "syntax-error": ["RAISED", "RAISED", "SKIPPED"],
}


@pytest.fixture
def doubling(make_assignment: Callable[..., Assignment]) -> Assignment:
    return make_assignment(public=PUBLIC, hidden=HIDDEN)


@pytest.fixture
def kit(doubling: Assignment, tmp_path: Path) -> Assignment:
    """What students have of it: its files beside a manifest without [staff]."""
    folder = tmp_path / "kit"
    shutil.copytree(doubling.student, folder)
    manifest = (doubling.folder / "assignment.toml").read_text(encoding="utf-8")
    (folder / "assignment.toml").write_text(manifest.partition("[staff]")[0], encoding="utf-8")
    return assignments.load(folder)


@pytest.fixture
def handins(tmp_path: Path) -> dict[str, Path]:
    """A class, a folder each."""
    paths = {name: tmp_path / "class" / name / "doubling.py" for name in HANDINS}
    for name, path in paths.items():
        path.parent.mkdir(parents=True)
        path.write_text(HANDINS[name], encoding="utf-8")
    return paths


def told(grade: Grade) -> list[Any]:
    """What Gradescope is given of the public rows, but for the words.

    Those may differ where the machine is slow: how small a failing input gets has a time limit.
    """
    public = [row.check.is_public for row in grade.rows]
    tests = gradescope.to_results(grade)["tests"]
    return [
        {key: value for key, value in test.items() if key != "output"}
        for test, is_public in zip(tests, public, strict=True)
        if is_public
    ]


def verdicts(grade: Grade) -> list[str]:
    return [row.outcome.verdict.value for row in grade.rows if row.check.is_public]


def test_every_way_of_grading_tells_the_same(
    doubling: Assignment, kit: Assignment, handins: dict[str, Path], examiners: launch.Examiners
):
    """At a student's desk, for Gradescope, and two of a class at once."""

    def check(path: Path) -> Grade:
        return desk.public_grade(kit, path, examiners)

    def grade(path: Path) -> Grade:
        return grading.grade(doubling, path, examiners)

    with ThreadPoolExecutor(2) as pool:
        ways = {
            "the student's check": map(check, handins.values()),
            "one at a time": map(grade, handins.values()),
            "two at once": pool.map(grade, handins.values()),
        }
        grades = {way: dict(zip(handins, graded, strict=True)) for way, graded in ways.items()}

    first = {name: told(one) for name, one in grades["one at a time"].items()}
    for way, of_class in grades.items():
        assert {name: verdicts(one) for name, one in of_class.items()} == VERDICTS, way
        assert {name: told(one) for name, one in of_class.items()} == first, way


@pytest.mark.parametrize("name", HANDINS)
def test_spawned_boxes_tell_the_same(
    name: str,
    doubling: Assignment,
    handins: dict[str, Path],
    examiners: launch.Examiners,
    spawning: launch.Examiners,
):
    """Where no safe fork is, a box serves many checks, and nobody can tell."""
    forked = grading.grade(doubling, handins[name], examiners)
    spawned = grading.grade(doubling, handins[name], spawning)

    assert verdicts(spawned) == VERDICTS[name]
    assert told(spawned) == told(forked)


def test_the_right_one_has_full_marks_and_no_other(
    doubling: Assignment, handins: dict[str, Path], examiners: launch.Examiners
):
    """What is the same everywhere is also right."""
    scores = {
        name: grading.grade(doubling, path, examiners).score for name, path in handins.items()
    }

    assert scores == {"right": 4, "wrong": 1, "starter": 0, "raising": 1, "syntax-error": 0}
