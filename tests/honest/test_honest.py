"""Strange but legal hand-ins get full marks with every protection on."""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from grader import assignment as assignments
from grader import grading, launch
from grader.assignment import Assignment
from grader.grade import Grade, Status, Verdict
from grader.launch import Examiners

HERE = Path(__file__).parent
PROGRAMS = sorted(path for path in HERE.glob("*.py") if not path.name.startswith("test_"))
LEAST = 40

# Those that lean on what a box of many checks could have lost: state, streams, shims.
SPAWNED = (
    "a_loader_with_workers",
    "pickles_its_own_classes",
    "set_and_forgotten",
    "standard_output_is_closed",
)
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def target(tmp_path_factory: pytest.TempPathFactory) -> Assignment:
    """What the attacks are handed in for, with time enough on a machine that is busy."""
    folder = tmp_path_factory.mktemp("honest") / "target"
    shutil.copytree(HERE.parent / "hostile" / "target", folder)
    manifest = folder / "assignment.toml"
    patient = re.sub(r"(_seconds = )\d+", r"\g<1>60", manifest.read_text(encoding="utf-8"))
    manifest.write_text(patient, encoding="utf-8")
    return assignments.load(folder)


@pytest.fixture(scope="module")
def boxed() -> Iterator[Examiners]:
    """A warm process of its own, with all layers on."""
    with closing(launch.Forking()) as forking:
        yield forking


def graded(target: Assignment, program: Path, examiners: Examiners) -> Grade:
    return grading.grade_source(target, program.stem, program.read_bytes(), examiners)


def lost(grade: Grade) -> list[str]:
    """What kept it from full marks."""
    return [
        f"{row.outcome.verdict.value}: {row.outcome.message}"
        for row in grade.rows
        if row.outcome.verdict is not Verdict.RIGHT
    ]


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.stem)
def test_an_honest_program_gets_full_marks(program: Path, target: Assignment, boxed: Examiners):
    """However strange it looks."""
    grade = graded(target, program, boxed)

    assert lost(grade) == []
    assert (grade.status, grade.score) == (Status.GRADED, grade.max_score)


@pytest.mark.parametrize("name", SPAWNED)
def test_an_honest_program_gets_full_marks_in_a_spawned_box(
    name: str, target: Assignment, spawning: Examiners
):
    """The same where one process serves all checks."""
    grade = graded(target, HERE / f"{name}.py", spawning)

    assert lost(grade) == []
    assert (grade.status, grade.score) == (Status.GRADED, grade.max_score)


def test_each_says_what_is_strange_about_it():
    """In a sentence, which the next reader needs more than we do."""
    told = {path.stem: ast.get_docstring(ast.parse(path.read_bytes())) for path in PROGRAMS}

    assert len(told) >= LEAST
    assert {name for name, text in told.items() if not (text or "").endswith(".")} == set()
