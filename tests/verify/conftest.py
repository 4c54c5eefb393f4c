"""A small assignment to verify."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from grader.assignment import Assignment
from tests.verify.doubling import HIDDEN, PUBLIC


@pytest.fixture
def make(make_assignment: Callable[..., Assignment]) -> Callable[..., Assignment]:
    """An assignment that keeps all laws, but for what a test changes."""

    def made(odd: dict[str, str] | None = None, **parts: Any) -> Assignment:
        assignment = make_assignment(**{"public": PUBLIC, "hidden": HIDDEN, **parts})
        for name, text in (odd or {}).items():
            path = assignment.folder / "staff" / "odd" / f"{name}.py"
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return assignment

    return made
