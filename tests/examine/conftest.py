"""What tests of suites share: a made suite, graded for real, and a look at its rows."""

from __future__ import annotations

import io
import json
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from rich.console import Console

from grader import grading
from grader.assignment import Assignment
from grader.grade import Grade, Outcome, Row
from grader.launch import Examiners
from grader.report import gradescope, html, junit, terminal

RIGHT = "def double(x):\n    return 2 * x\n"
HEAD = """\
import unittest
import pytest
import torch
from hypothesis import given, strategies as st
from probes import *
from grader.examine import *

"""


@dataclass(frozen=True)
class Graded:
    """A grade, whose outcomes are found by the names of their functions."""

    grade: Grade

    @property
    def rows(self) -> dict[str, Row]:
        return {row.check.id.partition("::")[2]: row for row in self.grade.rows}

    @property
    def verdicts(self) -> dict[str, str]:
        return {name: row.outcome.verdict.value for name, row in self.rows.items()}

    @property
    def scores(self) -> dict[str, float]:
        return {name: row.outcome.score for name, row in self.rows.items()}

    def __getitem__(self, name: str) -> Outcome:
        return self.rows[name].outcome

    def message(self, name: str) -> str:
        return self[name].message

    def as_students_read_it(self) -> dict[str, str]:
        """Every view that a student may get, in its longest form."""
        screen = io.StringIO()
        terminal.render(self.grade, audience="student", console=Console(file=screen, width=200))
        return {
            "terminal": screen.getvalue(),
            "gradescope": gradescope.dumps(gradescope.to_results(self.grade)),
            "junit": junit.to_junit(self.grade),
            "html": html.to_html(self.grade),
        }

    def as_staff_keep_it(self) -> str:
        return json.dumps(self.grade.as_json())


@pytest.fixture
def write_suites(make_assignment: Callable[..., Assignment]) -> Callable[..., Assignment]:
    """Writes an assignment whose suites need no imports of their own."""

    def write(*, public: str = "", hidden: str = "", **parts: object) -> Assignment:
        suites = {
            name: HEAD + textwrap.dedent(text) if text else ""
            for name, text in (("public", public), ("hidden", hidden))
        }
        return make_assignment(**suites, **parts)

    return write


@pytest.fixture
def grade(
    write_suites: Callable[..., Assignment], examiners: Examiners, tmp_path: Path
) -> Callable[..., Graded]:
    """Grades a hand-in for real by the checks of a made assignment."""

    def run(
        handin: str = RIGHT,
        *,
        by: Examiners = examiners,
        only_public: bool = False,
        only: tuple[str, ...] = (),
        **parts: object,
    ) -> Graded:
        path = tmp_path / "hand-in" / "doubling.py"
        path.parent.mkdir(exist_ok=True)
        path.write_text(textwrap.dedent(handin), encoding="utf-8")
        assignment = write_suites(**parts)
        return Graded(grading.grade(assignment, path, by, only_public=only_public, only=only))

    return run
