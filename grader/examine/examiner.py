"""The examiner: reads a task, runs the suite over the hand-in, tells what comes of it.

Only here do hand-in and suite meet, and they meet as questions and answers. On Linux a *hall* is
forked from the warm process: it loads one suite and draws its cases once, and forks an examiner
for each task (``examine_forked``). Where there is no safe fork, an examiner is spawned by itself
(``python -I -B -m grader.examine.examiner PARENT``).

What a hall takes on its control socket (SEQPACKET):

    {"assignment": FOLDER, "only_public": …}   once, first
    {}    with one descriptor (events; the task is read from it too), or with a second: the nursery
"""

from __future__ import annotations

import base64
import contextlib
import gc
import io
import json
import os
import signal
import socket
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest

from grader import assignment as assignments
from grader import events
from grader.assignment import Assignment
from grader.box import confinement, forked
from grader.box.boxes import Boxes
from grader.box.selfcheck import inspect
from grader.errors import AssignmentError, OurFault
from grader.examine.candidate import (
    Candidate,
    answer_limits,
    patience_of,
    spawned_boxes,
)
from grader.examine.examination import Examination, Sitting
from grader.examine.inputs import steady_hypothesis
from grader.examine.replay import Replay
from grader.task import Task

PACKET = 4096
# Of pytest's own plugins. The first two collect garbage five times at the end, a second in all;
# the third puts handlers in and out of the log around every phase of every check.
UNUSED = ("unraisableexception", "threadexception", "logging")
PYTEST_FAILED = "the suite could not be run (pytest's exit code {code}):\n{output}"


def examine_forked(control: socket.socket) -> None:
    """The life of a hall, and of the examiners that are its forks."""
    order = json.loads(control.recv(PACKET))
    hall = Hall(control)
    end = _end_of(lambda: hall.open(Path(order["assignment"]), only_public=order["only_public"]))
    if hall.teller is not None:  # this is a fork, and its examination is over
        hall.teller.tell(**end)
    else:
        hall.turn_away(end)


def examine_spawned(parent: int) -> None:
    """The examiner's life as a process of its own: the task on stdin, events on stdout."""
    from grader.box.heat import heat

    confinement.die_with(parent)
    teller = events.Teller(os.fdopen(os.dup(1), "w", encoding="utf-8"))
    os.dup2(2, 1)
    heat()
    task = Task.from_json(sys.stdin.readline())

    def examine() -> None:
        assignment = assignments.load(Path(task.assignment))
        boxes = spawned_boxes(assignment, tuple(task.without))
        if task.inspects:
            teller.tell(inspected=inspect(boxes, assignment.limits.memory_mb).as_json())
        # Made when the suite is loaded, which must not take of the hand-in's time.
        examination = Examination(assignment, lambda: _sitting(assignment, task, teller, boxes))
        run_suite(examination, assignment, task.only_public)

    teller.tell(**_end_of(examine))


class Hall:
    """Where one suite is loaded, and examiners are forked to run it."""

    def __init__(self, control: socket.socket) -> None:
        self._control = control
        self.teller: events.Teller | None = None  # of an examiner, which is a fork of the hall

    def open(self, folder: Path, *, only_public: bool) -> None:
        """Loads the suite; returns in examiners alone, each when its examination is over.

        Raises:
            AssignmentError: the suite cannot be loaded, so there will be no examiners.
        """
        assignment = assignments.load(folder)
        examination = Examination(assignment, lambda: self._seat(assignment, examination))
        run_suite(examination, assignment, only_public)

    def turn_away(self, end: dict[str, Any]) -> None:
        """Tells the end to everyone who comes, because there can be no examination."""
        while descriptors := self._next():
            with os.fdopen(descriptors[0], "w", encoding="utf-8") as events_to:
                events.Teller(events_to).tell(**end)
            for other in descriptors[1:]:
                os.close(other)

    def _seat(self, assignment: Assignment, examination: Examination) -> Sitting:
        """Forks an examiner for each task; returns in the forks alone, with whom they examine."""
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # examiners are not waited for one by one
        hall, seated = os.getpid(), 0
        while descriptors := self._next():
            if seated == 1:  # a class: from the second on, all share what this makes
                examination.diagnosis.prepare()
            if seated < 2:
                gc.freeze()
            seated += 1
            if os.fork() == 0:
                confinement.die_with(hall)
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                self._control.close()
                return self._examiners_sitting(assignment, *descriptors)
            for descriptor in descriptors:
                os.close(descriptor)
        _leave_when_all_have()

    def _examiners_sitting(
        self, assignment: Assignment, events_to: int, nursery: int | None = None
    ) -> Sitting:
        self.teller = events.Teller(os.fdopen(os.dup(events_to), "w", encoding="utf-8"))
        self.teller.tell(examiner=os.getpid())
        with os.fdopen(events_to, encoding="utf-8") as reading:
            task = Task.from_json(reading.readline())
        return _sitting(assignment, task, self.teller, _forked_boxes(assignment, nursery))

    def _next(self) -> list[int]:
        """The descriptors of the next task; none when nobody is left to send one."""
        packet, descriptors, _, _ = socket.recv_fds(self._control, PACKET, 2)
        return descriptors if packet else []


def _leave_when_all_have() -> NoReturn:
    """Examiners die with their hall, so it stays until the last has ended."""
    with contextlib.suppress(ChildProcessError):
        os.waitpid(-1, 0)
    os._exit(0)


def _forked_boxes(assignment: Assignment, nursery: int | None) -> Boxes | None:
    if nursery is None:
        return None
    control = socket.socket(fileno=nursery)
    return forked.ForkedBoxes(control, patience_of(assignment), answer_limits(assignment))


def _sitting(
    assignment: Assignment, task: Task, teller: events.Teller, boxes: Boxes | None
) -> Sitting:
    return Sitting(
        _candidate(assignment, task, teller, boxes),
        teller,
        shrinks=task.explains,
        stops_early=task.stops_early,
        functions=task.functions,
        only=task.only,
    )


def _candidate(
    assignment: Assignment, task: Task, teller: events.Teller, boxes: Boxes | None
) -> Candidate | Replay:
    """Whom the checks are put to: the hand-in, or the record of what it once answered."""
    source = base64.b64decode(task.source)
    if task.answers is not None:
        return Replay(assignment, source, task.answers, task.problem, task.cells)
    return Candidate(
        assignment,
        source,
        boxes=boxes if task.is_boxed else None,
        note=teller.noted,
        problem=task.problem,
        cells=task.cells,
        record=teller.recorded if task.records else None,
    )


def _end_of(examine: Callable[[], None]) -> dict[str, Any]:
    """The last event of an examination."""
    try:
        examine()
    except AssignmentError as error:
        return {"broken": str(error)}
    except BaseException as error:  # whatever it is, it is not the student's
        return {"failed": str(error) if isinstance(error, OurFault) else traceback.format_exc()}
    return {"finished": True}


def run_suite(examination: Examination, assignment: Assignment, only_public: bool) -> None:
    """Runs pytest over the suite with the examination as its plugin, and nothing else.

    Raises:
        AssignmentError: the suite could not be collected or run, with what pytest said.
    """
    steady_hypothesis()
    sys.path[:0] = [str(assignment.student)]  # hidden checks import probes from there
    suite = [*assignment.public_suite, *([] if only_public else assignment.hidden_suite)]
    arguments = [
        *map(str, suite), "-q", "--tb=short", "-c", os.devnull, "--no-header", "--color=no",
        f"--rootdir={assignment.folder}", "-p", "no:cacheprovider", "-p", "no:grader",
        "--capture=sys",  # forks would share the files that the descriptors are captured in
        *(f"-pno:{plugin}" for plugin in UNUSED),
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
