"""Grades one hand-in: open it, examine it, gather a row for every planned check.

This is the program; each stage is a module of its own.
"""

from __future__ import annotations

import base64
import hashlib
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from grader import events
from grader.assignment import Assignment
from grader.errors import AssignmentError, HandinError, OurFault
from grader.events import Recorded
from grader.grade import Check, Grade, Outcome, Row, complete
from grader.handin import Handin, describe, open_handin
from grader.launch import Event, Examiners
from grader.protection import Protection
from grader.task import Task

UNBOXED = "open"  # our own answers run without a box
UNFINISHED = "the grader stopped before this check; that is our fault, and it will be run again"
UNENDED = (
    "This was written in the middle of the grading. Whoever reads it later reads what was known "
    "when the grader was stopped."
)


@dataclass(slots=True)
class Gathered:
    """What an examiner has told so far."""

    checks: list[Check] = field(default_factory=list)
    of: int = 0  # how many checks the suite has, of which these were asked for
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    parts: dict[str, list[Row]] = field(default_factory=dict)  # by the check they belong to
    notes: list[str] = field(default_factory=list)
    recorded: list[Recorded] = field(default_factory=list)  # what was asked, where it is kept
    protection: Protection | None = None  # of the boxes; none where none were needed
    stopped_by: str = ""  # what kept the examiner from finishing, where it is known

    def take(self, event: Event) -> None:
        """Adds one event; raises where it says that there can be no grade."""
        if "planned" in event:
            self.planned((events.check_of(told) for told in event["planned"]), event["of"])
        elif "judged" in event:
            self.judged(events.check_of(event["judged"][0]), events.outcome_of(event["judged"][1]))
        elif "inspected" in event:
            self.protection = Protection.from_json(event["inspected"])
        elif "recorded" in event:
            self.recorded.append(events.recorded_of(event["recorded"]))
        elif "noted" in event:
            self.noted(event["noted"])
        elif "broken" in event:
            raise AssignmentError(event["broken"])
        elif "failed" in event:
            raise OurFault(event["failed"])

    def planned(self, checks: Iterable[Check], of: int) -> None:
        self.checks, self.of = list(checks), of

    def judged(self, check: Check, outcome: Outcome) -> None:
        if any(planned.id == check.id for planned in self.checks):
            self.outcomes[check.id] = outcome
            return
        owner = max(
            (planned.id for planned in self.checks if check.id.startswith(f"{planned.id}::")),
            key=len,
        )
        self.parts.setdefault(owner, []).append(Row(check, outcome))

    def noted(self, text: str) -> None:
        self.notes.append(text)

    def rows(self) -> tuple[Row, ...]:
        """A row for every planned check, each followed by its parts."""
        whole = complete(self.checks, self.outcomes, UNFINISHED, self.stopped_by)
        return tuple(one for row in whole for one in (row, *self.parts.get(row.check.id, ())))


def grade(
    assignment: Assignment,
    path: Path,
    examiners: Examiners,
    *,
    only_public: bool = False,
    only: tuple[str, ...] = (),
    when_told: Callable[[Gathered], None] = lambda gathered: None,
    keep: Callable[[Grade], None] = lambda grade: None,
    demand: Callable[[Protection], None] = lambda protection: None,
) -> Grade:
    """The grade of the hand-in in a file or folder.

    Args:
        only: numbers, names of tests or functions of the contract; where there are any, the grade
            is of these checks, and of those that they need.
        when_told: called after each event, with what is known so far.
        keep: called with the grade as it stands, should the run be stopped before the next call:
            before anything is started, when the checks are planned, and after each of them.
        demand: called when the box has been inspected, before anything runs in it; it may raise.

    Raises:
        HandinError: there is nothing at ``path``.
        AssignmentError: the suite cannot be run.
        OurFault: the grader failed before the checks were even planned.
    """
    if not os.path.exists(path):  # never raises, as Path.exists does for a name that is too long
        raise HandinError(f"{path}: there is no such file or folder to grade")
    keep(_nothing_yet(assignment, path))
    handin, problem = opened(path, assignment)
    task = Task(
        assignment=str(assignment.folder),
        source=base64.b64encode(handin.source).decode(),
        cells=handin.cells,
        problem=problem,
        only_public=only_public,
        only=only,
    )

    def tell(gathered: Gathered) -> None:
        when_told(gathered)
        if gathered.checks:
            keep(grade_of(task, handin, assignment, gathered, UNENDED))

    return examine(task, handin, assignment, examiners, tell, demand)


def grade_source(
    assignment: Assignment,
    name: str,
    source: bytes,
    examiners: Examiners,
    *,
    is_trusted: bool = False,
    stops_early: bool = False,
    functions: Iterable[str] = (),
    seconds: float = 0.0,
) -> Grade:
    """The grade of a hand-in that is no file, such as a wrong answer put together.

    Args:
        is_trusted: it is the assignment's own, and may run without a box.
        stops_early: at the first check that is not right; later ones are not run, and OUR_FAULT.
        functions: only checks about one of these, where any are named.
        seconds: after which the examiner is ended, if that is sooner than usual.
    """
    handin = Handin(name, assignment.file, source, hashlib.sha256(source).hexdigest())
    task = Task(
        assignment=str(assignment.folder),
        source=base64.b64encode(source).decode(),
        explains=False,
        stops_early=stops_early,
        functions=tuple(functions),
        seconds=seconds,
        is_trusted=is_trusted,
    )
    return examine(task, handin, assignment, examiners, lambda gathered: None)


def examine(
    task: Task,
    handin: Handin,
    assignment: Assignment,
    examiners: Examiners,
    when_told: Callable[[Gathered], None],
    demand: Callable[[Protection], None] = lambda protection: None,
) -> Grade:
    """The grade of a task; whatever became of the examiner, planned checks have their rows."""
    return grade_of(
        task, handin, assignment, gather(task, assignment, examiners, when_told, demand)
    )


def gather(
    task: Task,
    assignment: Assignment,
    examiners: Examiners,
    when_told: Callable[[Gathered], None] = lambda gathered: None,
    demand: Callable[[Protection], None] = lambda protection: None,
) -> Gathered:
    """Has a task examined; all that was told until the examiner ended."""
    gathered = Gathered()
    try:
        for event in examiners.examine(task, assignment):
            gathered.take(event)
            if "inspected" in event and gathered.protection is not None:
                demand(gathered.protection)
            when_told(gathered)
    except (OurFault, AssignmentError) as fault:
        if not gathered.checks:
            raise
        gathered.stopped_by = str(fault)
    if not gathered.checks:
        raise OurFault("the examiner ended before it had planned a check")
    return gathered


def grade_of(
    task: Task, handin: Handin, assignment: Assignment, gathered: Gathered, *more_notes: str
) -> Grade:
    """The grade by what an examiner has told; what it has not told is our fault."""
    on_the_box = _on_the_box(task, gathered.protection)
    return Grade(
        assignment=assignment.name,
        title=assignment.title,
        handin=handin.name,
        digest=handin.digest,
        level=gathered.protection.level if gathered.protection else UNBOXED,
        rows=gathered.rows(),
        of=gathered.of if task.only else None,
        notes=(*more_notes, *handin.notes, *on_the_box, *gathered.notes),
    )


def _nothing_yet(assignment: Assignment, path: Path) -> Grade:
    """The grade before anything was done: withheld, without a row."""
    name = describe(path, assignment)
    return Grade(assignment.name, assignment.title, name, "", UNBOXED, (), (UNENDED,))


def _on_the_box(task: Task, protection: Protection | None) -> tuple[str, ...]:
    """What a box did not protect from, for the record; of one's own check the command warns."""
    if protection is None or task.only_public or not protection.note:
        return ()
    return (protection.note,)


def opened(path: Path, assignment: Assignment) -> tuple[Handin, str]:
    """The hand-in; where it cannot be opened an empty one, and why."""
    try:
        return open_handin(path, assignment), ""
    except HandinError as error:
        nothing = hashlib.sha256(b"").hexdigest()
        return Handin(describe(path, assignment), assignment.file, b"", nothing), str(error)
