"""The examiner: reads a task, runs the suite over the hand-in, tells what comes of it.

It is forked from the warm process (``examine_forked``), or spawned by itself where there is no
safe fork (``python -I -B -m grader.examine.examiner PARENT``). Only here do hand-in and suite
meet, and they meet as questions and answers.
"""

from __future__ import annotations

import base64
import contextlib
import io
import os
import socket
import sys
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from grader import assignment as assignments
from grader import events
from grader.assignment import Assignment
from grader.box import confine, forked
from grader.box.boxes import Boxes
from grader.errors import AssignmentError, OurFault
from grader.examine.candidate import (
    Candidate,
    answer_limits,
    patience_of,
    spawned_boxes,
)
from grader.examine.examination import Examination
from grader.examine.inputs import steady_hypothesis
from grader.task import Task

PYTEST_FAILED = "the suite could not be run (pytest's exit code {code}):\n{output}"


def examine_forked(control: socket.socket, descriptor: int) -> None:
    """The examiner's life as a fork; boxes come from the nursery behind ``control``."""
    with os.fdopen(os.dup(descriptor), encoding="utf-8") as reading:
        task = Task.from_json(reading.readline())
    with os.fdopen(descriptor, "w", encoding="utf-8") as writing:
        _examine(task, events.Teller(writing), control)


def examine_spawned(parent: int) -> None:
    """The examiner's life as a process of its own: the task on stdin, events on stdout."""
    from grader.box.heat import heat

    confine.die_with(parent)
    writing = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    heat()
    task = Task.from_json(sys.stdin.readline())
    _examine(task, events.Teller(writing), None)


def _examine(task: Task, teller: events.Teller, control: socket.socket | None) -> None:
    try:
        _run(task, teller, control)
        teller.tell(finished=True)
    except AssignmentError as error:
        teller.tell(broken=str(error))
    except BaseException as error:  # whatever it is, it is not the student's
        text = str(error) if isinstance(error, OurFault) else traceback.format_exc()
        teller.tell(failed=text)


def _run(task: Task, teller: events.Teller, control: socket.socket | None) -> None:
    assignment = assignments.load(Path(task.assignment))
    candidate = Candidate(
        assignment,
        base64.b64decode(task.source),
        boxes=None if task.is_trusted else _boxes(assignment, control),
        note=teller.noted,
        problem=task.problem,
    )
    examination = Examination(assignment, candidate, teller, shrinks=task.explains)
    try:
        run_suite(assignment, examination, _suite(assignment, task))
    finally:
        candidate.close()


def _boxes(assignment: Assignment, control: socket.socket | None) -> Boxes:
    if control is None:
        return spawned_boxes(assignment)
    return forked.ForkedBoxes(control, patience_of(assignment), answer_limits(assignment))


def _suite(assignment: Assignment, task: Task) -> Sequence[Path]:
    public, hidden = assignment.public_suite, assignment.hidden_suite
    return public if task.only_public else (*public, *hidden)


def run_suite(assignment: Assignment, examination: Examination, suite: Sequence[Path]) -> None:
    """Runs pytest over the suite with the examination as its plugin, and nothing else.

    Raises:
        AssignmentError: the suite could not be collected or run, with what pytest said.
    """
    steady_hypothesis()
    sys.path[:0] = [str(assignment.student)]  # hidden checks import probes from there
    arguments = [
        *map(str, suite), "-q", "--tb=short", "-c", os.devnull, "--no-header", "--color=no",
        f"--rootdir={assignment.folder}", "-p", "no:cacheprovider", "-p", "no:grader",
    ]  # fmt: skip
    with _captured() as output, _environment():
        code = pytest.main(arguments, plugins=[examination])
    if code not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        problem = examination.problem or PYTEST_FAILED.format(
            code=int(code), output=output.getvalue()
        )
        raise AssignmentError(problem)


@contextlib.contextmanager
def _captured() -> Iterator[io.StringIO]:
    """What pytest and the suite print is for the instructor, and only where something is broken."""
    output = io.StringIO()
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
        yield output


@contextlib.contextmanager
def _environment() -> Iterator[None]:
    before: dict[str, Any] = dict(os.environ)
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


if __name__ == "__main__":
    examine_spawned(int(sys.argv[1]))
