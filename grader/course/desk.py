"""What the commands for a class do: work, show how far it is, say what came of it, write."""

from __future__ import annotations

import contextlib
import functools
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.text import Text

from grader import launch
from grader.assignment import Assignment
from grader.course import show
from grader.course.cluster import Cluster
from grader.course.lasting import Lasting
from grader.course.ledger import Ledger, sole_writer
from grader.course.places import Here, Place
from grader.course.progress import watched
from grader.course.proposals import Proposal, Proposals, only, write
from grader.course.regrade import regrade as proposals_of_regrade
from grader.course.rejudge import rejudge as proposals_of_rejudge
from grader.course.rollback import rolled_back
from grader.course.run import grade_class
from grader.course.session import Session, Wanted, begun, resumed
from grader.desk import demand
from grader.launch import Examiners
from grader.report.text import encodable

ALL_GRADED, WITHHELD, STOPPED = 0, 3, 130


@dataclass(frozen=True, slots=True)
class How:
    """How a class is to be worked on."""

    jobs: int = 1
    rung: str | None = None
    accepted: str | None = None  # the level of the box that is enough
    is_quiet: bool = False
    cluster: Cluster | None = None  # where hand-ins are examined, if not here


@dataclass(frozen=True, slots=True)
class Changes:
    """What is to be done with grades that move."""

    is_confirmed: bool = False
    never_lower: bool = False
    reason: str = ""


def grade(wanted: Wanted, how: How) -> int:
    """Grades a class, or what is left of it."""
    with begun(wanted) as session, _stoppable("what was graded is kept"):
        with watched(Console(stderr=True), is_quiet=how.is_quiet) as watcher:
            summary = grade_class(session, _place(session.assignment, how), watcher)
        if not how.is_quiet:
            _say(show.graded(session, summary))
        _say(show.withheld(summary.withheld), Console(stderr=True))
        return WITHHELD if summary.withheld else ALL_GRADED
    return STOPPED


def regrade(folder: Path, names: Sequence[str], changes: Changes, how: How) -> int:
    """Runs a class again; writes what moves where that is confirmed."""
    with resumed(folder, "regrade") as session, _stoppable("nothing was changed"):
        part = only(names, session.ledger.latest())
        with watched(Console(stderr=True), is_quiet=how.is_quiet) as watcher:
            place = _place(session.assignment, how)
            proposals = proposals_of_regrade(session, part, place, watcher)
        return _settled(session, proposals, changes)
    return STOPPED


def rejudge(folder: Path, changes: Changes, how: How) -> int:
    """Judges a class again by the answers on record; writes what moves where that is confirmed."""
    with (
        resumed(folder, "rejudge", needs_handins=False) as session,
        _stoppable("nothing was changed"),
    ):
        with watched(Console(stderr=True), is_quiet=how.is_quiet) as watcher:
            proposals = proposals_of_rejudge(session, _unlocked, how.jobs, watcher)
        return _settled(session, proposals, changes)
    return STOPPED


def rollback(folder: Path, numbers: Sequence[int], reason: str) -> int:
    """Has count again what counted before these events."""
    Ledger(folder).close()  # says that there is none, before a lock is made
    with sole_writer(folder), contextlib.closing(Ledger(folder)) as ledger:
        events = rolled_back(folder, ledger, tuple(numbers), reason)
    _say(show.rolled_back(folder, events))
    return ALL_GRADED


def _place(assignment: Assignment, how: How) -> Place:
    return how.cluster or Here(functools.partial(_locked_enough, assignment, how), how.jobs)


@contextlib.contextmanager
def _locked_enough(assignment: Assignment, how: How) -> Iterator[Examiners]:
    """Examiners whose boxes protect as much as is asked for.

    Raises:
        AssignmentError: this machine's do not.
    """
    with contextlib.closing(Lasting(lambda: launch.examiners(how.rung))) as examiners:
        demand(assignment, how.accepted, examiners.protection())
        yield examiners


def _unlocked() -> contextlib.AbstractContextManager[Examiners]:
    """Examiners for what needs no box."""
    return contextlib.closing(Lasting(launch.examiners))


@contextlib.contextmanager
def _stoppable(kept: str) -> Iterator[None]:
    """Goes on after the block where somebody stops it."""
    try:
        yield
    except KeyboardInterrupt:
        words = f"stopped; {kept}. Give the same command again to go on"
        print(f"grader: {words}", file=sys.stderr)


def _settled(session: Session, proposals: Proposals, changes: Changes) -> int:
    """Shows what would change; writes it, or what of it is wanted, where that is confirmed."""
    lowered = [one for one in proposals.changes if changes.never_lower and one.move.difference < 0]
    _say(show.proposed(proposals, lowered))
    to_write = [one for one in proposals.changes if not one.is_nothing and one not in lowered]
    answer = _answer(changes, to_write)
    if answer is None:
        _say(["nothing is written yet: the same command with --yes writes it"])
    else:
        numbers = write(session, to_write if answer else (), changes.reason)
        _say(show.written(session.folder, numbers))
    return WITHHELD if proposals.failed else ALL_GRADED


def _answer(changes: Changes, to_write: Sequence[Proposal]) -> bool | None:
    """Whether it is to be written; None where nobody can say so yet."""
    if changes.is_confirmed or not to_write:
        return True
    if not sys.stdin.isatty():
        return None
    try:
        told = input(f"write {show.counted(len(to_write), 'event')}? [y/N] ")
    except EOFError:  # Ctrl-D
        return None
    return told.strip().lower() == "y"


def _say(lines: Iterable[str], console: Console | None = None) -> None:
    """Lines that hold names which others chose."""
    console = console or Console()
    for line in lines:
        console.print(Text(encodable(line, console.encoding)), soft_wrap=True)
