"""What the commands for a class do: work, show how far it is, and say what came of it."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator

from rich.console import Console

from grader import launch
from grader.assignment import Assignment
from grader.course.ledger import Event
from grader.course.progress import watched
from grader.course.run import Summary, grade_class
from grader.course.session import Session, Wanted, begun
from grader.desk import demand
from grader.launch import Examiners

ALL_GRADED, WITHHELD, STOPPED = 0, 3, 130


def grade(
    wanted: Wanted, *, jobs: int, rung: str | None, accepted: str | None, is_quiet: bool
) -> int:
    """Grades a class, or what is left of it."""
    with begun(wanted) as session:

        def open_examiners() -> contextlib.AbstractContextManager[Examiners]:
            return locked_enough(session.assignment, rung, accepted)

        try:
            with watched(Console(stderr=True), is_quiet=is_quiet) as watcher:
                summary = grade_class(session, open_examiners, jobs, watcher)
        except KeyboardInterrupt:
            told = "stopped; what was graded is kept. Give the same command again to go on"
            print(f"grader: {told}", file=sys.stderr)
            return STOPPED
    for line in sentences(session, summary):
        if not is_quiet:
            print(line)
    for line in withheld(summary.withheld):
        print(line, file=sys.stderr)
    return WITHHELD if summary.withheld else ALL_GRADED


@contextlib.contextmanager
def locked_enough(
    assignment: Assignment, rung: str | None, accepted: str | None
) -> Iterator[Examiners]:
    """Examiners whose boxes protect as much as is asked for.

    Raises:
        AssignmentError: this machine's do not.
    """
    with contextlib.closing(launch.examiners(rung)) as examiners:
        demand(assignment, accepted, examiners.protection())
        yield examiners


def sentences(session: Session, summary: Summary) -> Iterator[str]:
    """What was done, and what the instructor may want to do next."""
    yield (
        f"{session.run.title}: {counted(summary.graded, 'hand-in')} graded, "
        f"{summary.kept} graded before; {session.folder / 'grades'}"
    )
    if summary.restored:
        yield f"{counted(summary.restored, 'file')} in grades/ written again from the ledger"
    if session.passed_over:
        yield f"passed over, no hand-ins: {', '.join(session.passed_over)}"
    if summary.outdated:
        yield (
            f"{counted(summary.outdated, 'grade')} by an earlier suite or grader: "
            f"`grader regrade {session.folder}` shows what would change"
        )


def withheld(events: tuple[Event, ...]) -> Iterator[str]:
    """Whose total is withheld, and why."""
    if events:
        yield f"withheld, by our fault; they will be tried again at the next run ({len(events)}):"
    for event in events:
        yield f"  {event.name}: {reason(event)}"


def reason(event: Event) -> str:
    """Why a total is withheld, in a line."""
    faults = [check for check in event.record["checks"] if check["verdict"] == "OUR_FAULT"]
    if faults:
        return f"{faults[0]['id']}: {first_line(faults[0]['message'])}"
    return first_line(event.record["notes"][-1])


def first_line(text: str) -> str:
    return text.strip().split("\n")[0][:200]


def counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
