"""The pytest plugin: plain ``pytest`` in a student's folder is the public checks.

It is loaded by every pytest that runs in the environment, so it does nothing, and imports
nothing, unless one of the paths that pytest was given belongs to an assignment.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from grader import assignment as assignments
from grader.errors import AssignmentError

if TYPE_CHECKING:
    from grader.assignment import Assignment


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("grader", "deep-learning assignments")
    group.addoption(
        "--inline",
        action="store_true",
        help="run the hand-in in this process, without a box, so that a debugger works",
    )
    group.addoption(
        "--only",
        action="append",
        default=[],
        metavar="NAME",
        help="only the checks of this number, function or test, and those that they need",
    )


def pytest_configure(config: pytest.Config) -> None:
    if (assignment := _assignment_of(config)) is None:
        return
    from grader.examine.student_desk import StudentDesk

    sys.path.insert(0, str(assignment.student))  # checks import probes, in every import mode
    only = tuple(config.getoption("only"))
    desk = StudentDesk(assignment, is_inline=config.getoption("inline"), only=only)
    config.pluginmanager.register(desk.examination, "grader-examination")
    config.pluginmanager.register(desk, "grader-student-desk")


def _assignment_of(config: pytest.Config) -> Assignment | None:
    """The assignment that the first of pytest's paths lies in."""
    for argument in config.args:
        path = Path(config.invocation_params.dir, argument.partition("::")[0])
        try:
            return assignments.load(assignments.find(path))
        except AssignmentError:
            continue
    return None
