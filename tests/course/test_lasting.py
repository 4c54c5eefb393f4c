"""A warm process that dies in the middle of a class is not the end of it."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from contextlib import closing

import pytest

from grader import launch
from grader.assignment import Assignment
from grader.course.lasting import Lasting
from grader.grading import grade_source
from tests.course.small import PUBLIC, RIGHT


@pytest.mark.slow
def test_another_is_begun_where_one_has_died(make_assignment: Callable[..., Assignment]):
    """The next hand-in is graded by it; closed, none is begun any more."""
    assignment = make_assignment(public=PUBLIC)
    begun: list[launch.Forking] = []

    def begin() -> launch.Forking:
        begun.append(launch.Forking())
        return begun[-1]

    with closing(Lasting(begin)) as examiners:
        os.killpg(begun[0]._warm.pid, signal.SIGKILL)
        begun[0]._warm.wait()
        grade = grade_source(assignment, "ada", RIGHT.encode(), examiners)

    assert grade.score == 5.0
    assert len(begun) == 2
    assert all(one.has_died for one in begun)
