"""The notebook of a student's kit: it opens, runs, and can be handed in."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from grader import assignment as assignments
from grader import grading
from grader.assignment import Assignment
from grader.grade import Grade, Verdict
from grader.launch import Examiners
from grader.release.notebook import Segment, notebook_of, sections, segments, written

ROOT = Path(__file__).parents[2]
NAMES = sorted(path.parent.name for path in ROOT.glob("assignments/*/assignment.toml"))
QUICK = {"metrics", "training"}
TWO_OF_THEM = [  # all by make thorough: each starts processes with torch
    name if name in QUICK else pytest.param(name, marks=pytest.mark.thorough) for name in NAMES
]

HANDOUT = """\
# Doubling

Do it in `doubling.py`.

## 1. `double(x)`

Twice as much.

## Faults

Find the fault of `Faulty`.

## Read more
"""
STARTER = '''\
"""Your answers."""

import math

FACTOR = 2


def double(x):
    raise NotImplementedError("double: return 2 x")


# ------ a class with a fault


@math.nothing
class Faulty:
    pass


REST = 1
'''


def real(name: str) -> Assignment:
    return assignments.load(ROOT / "assignments" / name)


def read(data: bytes) -> nbformat.NotebookNode:
    notebook = nbformat.reads(data.decode(), as_version=nbformat.NO_CONVERT)
    nbformat.validate(notebook)
    return notebook


def test_each_part_of_the_handout_stands_above_its_code(make_assignment: Callable[..., Assignment]):
    """By the names in its heading, else in its text; what is no definition stays in its place."""
    assignment = make_assignment(starter=STARTER)
    (assignment.student / "README.md").write_text(HANDOUT)

    cells = read(notebook_of(assignment)).cells

    assert [(cell.cell_type, cell.source.partition("\n")[0]) for cell in cells] == [
        ("markdown", "# Doubling"),
        ("markdown", "**This notebook is handout and starter in one.** Write into the code cells, "
         "and run them from top to"),
        ("code", '"""Your answers."""'),
        ("markdown", "## 1. `double(x)`"),
        ("code", "def double(x):"),
        ("markdown", "## Faults"),
        ("code", "# ------ a class with a fault"),
        ("code", "REST = 1"),
        ("markdown", "## Read more"),
        ("code", "# Run this cell to check your work: your score, and the first thing to repair."),
    ]  # fmt: skip


def test_nothing_of_a_source_is_lost() -> None:
    """A piece is a definition with what stands before it; the first is all before the first."""
    assert segments(STARTER) == [
        Segment("", '"""Your answers."""\n\nimport math\n\nFACTOR = 2'),
        Segment("double", STARTER[STARTER.index("def double") : STARTER.index("\n\n\n# ---")]),
        Segment("Faulty", STARTER[STARTER.index("# ---") : STARTER.index("\n\n\nREST")]),
        Segment("", "REST = 1"),
    ]
    assert segments("def f(): pass\n") == [Segment("f", "def f(): pass")]
    assert sections("a\n## b\nc\n## d") == ["a", "## b\nc", "## d"]


@pytest.mark.parametrize("name", NAMES)
def test_the_notebook_of_an_assignment_is_as_jupyter_would_write_it(name: str) -> None:
    """Valid, the same each time, byte for byte; it holds all of the handout and the starter."""
    assignment = real(name)
    data = notebook_of(assignment)
    notebook = read(data)

    assert data == notebook_of(assignment)
    assert data.decode() == nbformat.writes(notebook) + "\n"
    text = "\n".join(cell.source for cell in notebook.cells)
    for file in ("README.md", assignment.file):
        for line in (assignment.student / file).read_text(encoding="utf-8").splitlines():
            assert line.rstrip() in text
    assert not any(cell.get("outputs") for cell in notebook.cells)


@pytest.mark.slow
@pytest.mark.parametrize("name", TWO_OF_THEM)
def test_the_untouched_notebook_runs_to_its_end(name: str, tmp_path: Path) -> None:
    """In a real kernel, in a folder with the kit's other files; its last cell tells the points."""
    assignment = real(name)
    for path in [*assignment.student.iterdir(), assignment.folder / "assignment.toml"]:
        if path.is_file():
            shutil.copy(path, tmp_path)
    notebook = read(notebook_of(assignment))

    place = {"metadata": {"path": str(tmp_path)}}
    NotebookClient(notebook, timeout=None, startup_timeout=600, resources=place).execute()

    *before, last = (cell for cell in notebook.cells if cell.cell_type == "code")
    assert [cell.outputs for cell in before] == [[]] * len(before)
    (told,) = last.outputs
    assert told.text.startswith(f"{assignment.title}: 0 of ")
    assert "to write" in told.text


@pytest.mark.slow
@pytest.mark.parametrize("name", TWO_OF_THEM)
def test_the_untouched_notebook_grades_like_the_starter(
    name: str, examiners: Examiners, tmp_path: Path
) -> None:
    """No points, and each row says the same but for where it is."""
    assignment = real(name)
    (tmp_path / "starter.ipynb").write_bytes(notebook_of(assignment))

    as_file = grading.grade(assignment, assignment.student / assignment.file, examiners)
    as_notebook = grading.grade(assignment, tmp_path / "starter.ipynb", examiners)

    assert verdicts(as_notebook) == verdicts(as_file)
    assert as_notebook.score == 0
    assert {note for note in as_notebook.notes if "graded as" not in note} == set()


@pytest.mark.slow
@pytest.mark.parametrize("name", TWO_OF_THEM)
def test_the_notebook_with_the_right_answers_gets_full_marks(
    name: str, examiners: Examiners, tmp_path: Path
) -> None:
    """Each cell's function is replaced; what the reference has beside them stands at the top."""
    assignment = real(name)
    (tmp_path / "right.ipynb").write_bytes(filled(assignment))

    grade = grading.grade(assignment, tmp_path / "right.ipynb", examiners)

    assert set(verdicts(grade)) == {Verdict.RIGHT}
    assert grade.notes == (f"right.ipynb is graded as {assignment.file}",)


def filled(assignment: Assignment) -> bytes:
    """The assignment's notebook with the reference's functions in its cells."""
    assert assignment.staff.reference is not None
    reference = segments(assignment.staff.reference.read_text(encoding="utf-8"))
    wanted = {
        one.name for one in segments((assignment.student / assignment.file).read_text("utf-8"))
    }
    answers = {one.name: one.text for one in reference if one.name}
    top = "\n\n\n".join(one.text for one in reference if one.name not in wanted or not one.name)
    cells = [(cell.cell_type, cell.source) for cell in read(notebook_of(assignment)).cells]
    imports = next(index for index, (kind, _) in enumerate(cells) if kind == "code")
    for index, (kind, text) in enumerate(cells):
        names = [one.name for one in segments(text)] if kind == "code" else []
        for name in names:
            cells[index] = (kind, answers.get(name, text))
    cells[imports] = ("code", top)
    return written(cells)


def verdicts(grade: Grade) -> list[Verdict]:
    return [row.outcome.verdict for row in grade.rows]
