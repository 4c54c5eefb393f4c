"""The checks in a notebook's own process: what is defined now is what is asked."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.assignment import Assignment
from grader.box.environment import clean

Make = Callable[..., Assignment]

PUBLIC = """
from grader.examine import expect, functions, number
from probes import doubled

@number("1")
@functions("double")
def test_one(student):
    "Two times one is two."
    expect(student.run(doubled, 1)).equals(2)
"""
PROGRAM = """
import sys
from grader.examine.here import check

check()
def double(x): return 3 * x
check()
def double(x): return 2 * x
check()
print("IPython" in sys.modules)
"""


def run(folder: Path, program: str) -> str:
    """What a program prints that runs as a notebook does, in ``__main__``."""
    return subprocess.run(
        [sys.executable, "-c", program], cwd=folder, env=clean(), capture_output=True,
        encoding="utf-8", check=True,
    ).stdout  # fmt: skip


@pytest.mark.slow
def test_what_is_defined_now_is_checked(make_assignment: Make) -> None:
    """Again and again, as a student goes on; nothing else of the process is changed."""
    printed = run(make_assignment(public=PUBLIC).student, PROGRAM)

    missing, wrong, right = printed.split("Doubling: ")[1:]
    assert missing.startswith("0 of 1 point\n")
    assert "your notebook defines no double" in missing
    assert wrong.startswith("0 of 1 point\n")
    assert "import __main__ as doubling" in wrong
    assert right.startswith("1 of 1 point\n")
    assert "Time limits and forbidden calls are looked at when" in right
    assert right.rstrip().endswith("False")


@pytest.mark.slow
def test_where_the_assignment_is_not_there_it_is_said(tmp_path: Path) -> None:
    """In one line and without a traceback, which would fill the cell."""
    assert run(tmp_path, "from grader.examine.here import check; check()") == (
        f"grader: {tmp_path.name}: no assignment.toml in this folder; "
        "go to the folder of the assignment, or name it\n"
    )
