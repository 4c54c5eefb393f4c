"""A small class, to be graded by warm examiners."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from grader.assignment import Assignment
from grader.launch import Examiners
from tests.course.small import PUBLIC, Course


@pytest.fixture
def course(
    make_assignment: Callable[..., Assignment], examiners: Examiners, tmp_path: Path
) -> Course:
    return Course(make_assignment(public=PUBLIC), examiners, tmp_path)
