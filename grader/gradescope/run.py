"""Grades the submission that lies in Gradescope's folder, and writes its results there.

A valid ``results.json`` is there from the first moment on, whatever happens then; and the run
ends itself before Gradescope would, which writes a zero over what it finds.
"""

from __future__ import annotations

import contextlib
import signal
import time
import traceback
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from rich.console import Console

from grader import assignment as assignments
from grader import desk, grading, launch
from grader.assignment import Assignment
from grader.errors import GraderError
from grader.grade import Grade
from grader.gradescope import COURSE, deadline, results, rules, submission
from grader.gradescope.submission import Submission
from grader.report import terminal
from grader.report.files import write_by_rename
from grader.report.gradescope import dumps


class TimeIsOver(BaseException):
    """Gradescope would end this run soon; no ``except Exception`` makes a hand-in's fault of it."""


def run(root: Path, begun: float) -> None:
    """Grades what is in ``root/submission``; ``begun``: when, by the monotonic clock."""
    told = submission.read(root / "submission_metadata.json")
    keep = partial(_write, root / "results" / "results.json")
    keep(results.untold(results.NOTHING_YET, told))
    try:
        assignment = _assignment(root / "source")
        refusal = rules.refusal(told, assignment.gradescope)
        if refusal is not None:
            return keep(results.refused(refusal, assignment, told))
        left = deadline(assignment.gradescope.limit_minutes) - (time.monotonic() - begun)
        with _ended_after(left):
            grade = _graded(assignment, root / "submission", told, keep, begun)
    except TimeIsOver:
        print("grader: the time on Gradescope is over; the results are those so far")
    except GraderError as error:
        print(f"grader: {error}")
        keep(results.untold(results.FAILED, told))
    except Exception:
        traceback.print_exc()
        keep(results.untold(results.FAILED, told))
    else:
        terminal.render(grade, audience="staff", console=Console(width=100))


def _assignment(source: Path) -> Assignment:
    """The one assignment of the zip."""
    where = (source / COURSE / "where").read_text(encoding="utf-8").strip()
    return assignments.load(source / where)


def _graded(
    assignment: Assignment, handin: Path, told: Submission, keep: Any, begun: float
) -> Grade:
    """The grade, whose results are kept as it grows."""

    def keep_so_far(grade: Grade) -> None:
        keep(results.graded(grade, assignment, told, time.monotonic() - begun))

    with closing(launch.examiners()) as examiners:
        demand = partial(desk.demand, assignment, None)
        grade = grading.grade(assignment, handin, examiners, keep=keep_so_far, demand=demand)
    keep_so_far(grade)
    return grade


@contextlib.contextmanager
def _ended_after(seconds: float) -> Iterator[None]:
    """Raises TimeIsOver in what is done within, wherever it is by then."""

    def end(*_: object) -> None:
        raise TimeIsOver

    before = signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, max(seconds, 1e-3))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _write(path: Path, told: dict[str, Any]) -> None:
    write_by_rename(path, dumps(told))
