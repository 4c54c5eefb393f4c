"""A command at work on a class: its ledger with the lock on it, its assignment, its hand-ins."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

from grader import assignment as assignments
from grader.assignment import Assignment
from grader.course import handins
from grader.course.anonymity import secret_of, veiled
from grader.course.handins import Entry
from grader.course.ledger import Ledger, Run, now, sole_writer
from grader.course.provenance import programs, who
from grader.errors import AssignmentError


@dataclass(frozen=True, slots=True)
class Wanted:
    """What `grader course` was asked for."""

    assignment: Assignment
    handins: Path
    out: Path
    due: datetime | None = None
    is_anonymous: bool = False
    part: tuple[int, int] = (1, 1)  # which of how many parts of the hand-ins, in order of name
    known: tuple[Path, ...] = ()  # folders of classes whose results may be taken


@dataclass(frozen=True, slots=True)
class Session:
    """One command's view of a class. ``entries`` are the hand-ins as they are in their folder."""

    folder: Path
    ledger: Ledger
    run: Run
    assignment: Assignment
    entries: tuple[Entry, ...]
    passed_over: tuple[str, ...] = ()
    others: tuple[Ledger, ...] = ()  # whose results may be taken


@contextlib.contextmanager
def begun(wanted: Wanted) -> Iterator[Session]:
    """Begins a class, or goes on with it.

    Raises:
        AssignmentError: the folder holds another class, or this one under other names; or it is
            among the hand-ins.
    """
    if Path(os.path.realpath(wanted.out)).is_relative_to(os.path.realpath(wanted.handins)):
        raise AssignmentError(
            f"{wanted.out} lies in {wanted.handins}, where it would be a hand-in: name another DIR"
        )
    try:
        os.makedirs(wanted.out, exist_ok=True)
    except OSError as error:
        raise AssignmentError(f"{wanted.out} cannot be made: {error.strerror}") from error
    with sole_writer(wanted.out):
        Ledger.create(wanted.out)
        with contextlib.closing(Ledger(wanted.out)) as ledger:
            _expect_same_class(wanted, ledger.last_run())
            with contextlib.ExitStack() as stack:
                others = tuple(_other(wanted, folder, stack) for folder in wanted.known)
                yield replace(_session(wanted, ledger, "course"), others=others)


@contextlib.contextmanager
def resumed(folder: Path, command: str, *, needs_handins: bool = True) -> Iterator[Session]:
    """Goes on with a class that is in a folder, with the assignment and hand-ins it remembers.

    Args:
        needs_handins: whether there is nothing to do without them; names are concealed by them.
    """
    Ledger(folder).close()  # says that there is none, before a lock is made
    with sole_writer(folder), contextlib.closing(Ledger(folder)) as ledger:
        run = ledger.last_run()
        if run is None:
            raise AssignmentError(f"{folder}: nothing was graded yet; give `grader course` again")
        wanted = Wanted(
            assignments.load(Path(run.assignment_folder)),
            Path(run.handins_folder),
            folder,
            datetime.fromisoformat(run.due) if run.due else None,
            run.is_anonymous,
        )
        needs_handins = needs_handins or run.is_anonymous
        yield _session(wanted, ledger, command, needs_handins=needs_handins)


def _session(
    wanted: Wanted, ledger: Ledger, command: str, *, needs_handins: bool = True
) -> Session:
    found = handins.Found((), ())
    if needs_handins:
        found = handins.find(wanted.handins, wanted.due)
    number, of = wanted.part
    entries = found.entries[number - 1 :: of]
    if wanted.is_anonymous:
        plain = (*wanted.assignment.functions, Path(wanted.assignment.file).stem)
        entries = veiled(entries, secret_of(wanted.out), plain)
    run = _run(wanted, command)
    with ledger.writing():
        run = replace(run, id=ledger.add_run(run))
    passed_over = () if wanted.is_anonymous else found.passed_over
    return Session(wanted.out, ledger, run, wanted.assignment, entries, passed_over)


def _run(wanted: Wanted, command: str) -> Run:
    assignment = wanted.assignment
    return Run(
        at=now(),
        who=who(),
        command=command,
        assignment_folder=str(assignment.folder),
        handins_folder=os.path.abspath(wanted.handins),
        due=wanted.due.isoformat() if wanted.due else None,
        is_anonymous=wanted.is_anonymous,
        assignment=assignment.name,
        title=assignment.title,
        suite=assignment.digest(),
        **asdict(programs()),
    )


def _other(wanted: Wanted, folder: Path, stack: contextlib.ExitStack) -> Ledger:
    """The ledger of a class of which results may be taken."""
    ledger = stack.enter_context(contextlib.closing(Ledger(folder)))
    last = ledger.last_run()
    if last is not None and last.is_anonymous != wanted.is_anonymous:
        how = "with" if last.is_anonymous else "without"
        raise AssignmentError(f"--from {folder}: it was graded {how} --anonymous, and this is not")
    return ledger


def _expect_same_class(wanted: Wanted, last: Run | None) -> None:
    if last is None:
        return
    if last.assignment != wanted.assignment.name:
        raise AssignmentError(
            f"{wanted.out} holds a class graded on {last.assignment}, "
            f"and {wanted.assignment.name} was asked for: name another DIR"
        )
    if last.is_anonymous != wanted.is_anonymous:
        said = "with --anonymous" if last.is_anonymous else "without --anonymous"
        raise AssignmentError(f"{wanted.out} was begun {said}: go on {said}, or name another DIR")
