"""What must not be in what students get, planted there once each."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.assignment import Assignment
from grader.release.leaks import leaks

LONG = "def double(x):\n    doubled_again = x + x + 0 * sum(range(10))\n    return doubled_again\n"
HIDDEN = '''
def test_far(student):
    """Twice a number that nobody thinks of."""
    expected_of_nobody = [student.double(n) for n in (17, 4711)]
    assert expected_of_nobody == [34, 9422]
'''
MISTAKE = '"""Twice two is taken for five.\n\nCaught by: test_far\n"""\n'


@pytest.fixture
def assignment(make_assignment: Callable[..., Assignment]) -> Assignment:
    return make_assignment(reference=LONG, hidden=HIDDEN, wrong={"five": MISTAKE})


def found(assignment: Assignment, name: str, text: str, tmp_path: Path) -> list[str]:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return leaks(assignment, [path])


def test_what_students_get_is_clean(assignment: Assignment):
    """Handout, starter, probes and public checks of a real assignment folder."""
    files = [path for path in assignment.student.rglob("*") if path.is_file()]

    assert len(files) == 4
    assert leaks(assignment, files) == []


@pytest.mark.parametrize(
    ("name", "text", "source"),
    [
        ("a.py", LONG.replace("double(x)", "solution(x)"), "doubling/reference.py"),
        ("a.py", LONG.replace(" + ", "+"), "doubling/reference.py"),
        ("a.md", "Hint: doubled_again = x + x + 0 * sum(range(10))", "doubling/reference.py"),
        ("a.md", "Be sure that\ntwice a number\nthat nobody thinks of. Twice a number that nobody\n"
                 "thinks of.", "staff/test_hidden.py"),
        ("a.md", "Twice two\nis taken for five.", "staff/wrong/five.py"),
    ],
    ids=["renamed", "respaced", "in prose", "a hidden sentence", "a mistake's sentence"],
)  # fmt: skip
def test_a_line_of_staffs_is_found_wherever_it_stands(
    assignment: Assignment, tmp_path: Path, name: str, text: str, source: str
):
    """By what it says, however it is spaced."""
    told = found(assignment, name, text, tmp_path)

    assert told != []
    assert all(one.startswith(f"{name} holds a line of {source}: ") for one in told)


def test_a_file_of_staffs_is_found_under_another_name(assignment: Assignment, tmp_path: Path):
    """All of it at once is told in one sentence."""
    assert found(assignment, "notes.txt", HIDDEN, tmp_path) == ["notes.txt is staff/test_hidden.py"]


@pytest.mark.parametrize("cell", [LONG.replace("double(x)", "f(x)"), LONG.replace(" + ", "+")])
def test_a_notebook_is_read_as_its_cells_hold_it(assignment: Assignment, tmp_path: Path, cell: str):
    """Not as JSON spells it: in one text or in a list of lines, beside a cell that is no Python."""
    shell = {"cell_type": "code", "source": "!ls"}
    for source in (cell, cell.splitlines(keepends=True)):
        cells = [shell, {"cell_type": "code", "source": source, "outputs": []}]
        told = found(assignment, "a.ipynb", json.dumps({"cells": cells}), tmp_path)
        line = "doubled_again = x + x + 0 * sum(range(10))"
        assert told == [f"a.ipynb holds a line of doubling/reference.py: {line}"]


@pytest.mark.parametrize("text", ["{", "[" * 100_000, ""])
def test_a_notebook_that_is_none_is_read_as_text(assignment: Assignment, tmp_path: Path, text: str):
    """A starter may be shown with a fault in it."""
    line = "doubled_again = x + x + 0 * sum(range(10))"

    assert found(assignment, "a.ipynb", f"{text}\n{line}", tmp_path) == [
        f"a.ipynb holds a line of doubling/reference.py: {line}"
    ]


def test_two_files_of_one_name_are_both_looked_at(assignment: Assignment, tmp_path: Path):
    """They lie in different folders."""
    paths = [tmp_path / one / "a.py" for one in "ab"]
    for path, text in zip(paths, (LONG, "x = 1\n"), strict=True):
        path.parent.mkdir()
        path.write_text(text)

    assert leaks(assignment, paths) == ["a.py is doubling/reference.py"]


def test_a_file_that_is_no_python_is_read_as_text(assignment: Assignment, tmp_path: Path):
    """A starter may be shown with a fault in it."""
    line = "doubled_again = x + x + 0 * sum(range(10))"

    assert found(assignment, "a.py", f"def f(x:\n    {line}\n", tmp_path) == [
        f"a.py holds a line of doubling/reference.py: {line}"
    ]


def test_a_link_out_of_the_released_folder_is_found(assignment: Assignment, tmp_path: Path):
    """What it points to may be anything."""
    (tmp_path / "outside.txt").write_text("Hello.")
    (tmp_path / "link.txt").symlink_to(tmp_path / "outside.txt")

    assert leaks(assignment, [tmp_path / "link.txt"]) == [
        "link.txt is a link out of what is released"
    ]


def test_short_statements_are_nobodys_secret(assignment: Assignment, tmp_path: Path):
    """Two people write them who never met."""
    assert found(assignment, "a.py", "def f(x):\n    return doubled_again\n", tmp_path) == []
