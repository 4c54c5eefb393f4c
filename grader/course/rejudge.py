"""Judges a class again by the answers on record, without running a line of a hand-in."""

from __future__ import annotations

import base64
import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from grader import grading
from grader.assignment import Assignment
from grader.course.anonymity import veiled_record
from grader.course.decisions import again
from grader.course.examined import plain_record
from grader.course.ledger import Event, Ledger, Run
from grader.course.moves import move
from grader.course.places import OpenExaminers
from grader.course.proposals import Proposal, Proposals, with_move
from grader.course.queue import in_turn
from grader.course.run import Watcher
from grader.course.session import Session
from grader.errors import OurFault
from grader.handin import Handin
from grader.launch import Examiners
from grader.task import Task


def rejudge(
    session: Session, open_examiners: OpenExaminers, jobs: int, watcher: Watcher
) -> Proposals:
    """What judging again would make of the grades; what has no answer on record stays."""
    latest = [event for event in session.ledger.latest().values() if event.record["checks"]]
    gone = [event for event in latest if not _can_be_told(event, session)]
    latest = [event for event in latest if event not in gone]
    watcher.begins(len(latest))
    sharing: dict[int, list[Event]] = {}
    for event in latest:
        sharing.setdefault(event.result, []).append(event)
    changes: list[Proposal] = []
    failed: list[tuple[str, str]] = []
    with open_examiners() as examiners:
        judged = in_turn(
            _tasks(session.ledger, session.assignment, sharing),
            lambda work: _judge(work[1], session.assignment, examiners),
            jobs,
            examiners.close,
        )
        with contextlib.closing(judged):
            for (number, _), outcome in judged:
                for before in sharing[number]:
                    if isinstance(outcome, str):
                        watcher.told(before.record)
                        failed.append((before.name, outcome))
                    else:
                        changes.append(_proposal(session, outcome, before))
                        watcher.told(changes[-1].event.record)
    changes.sort(key=lambda one: one.event.name)
    names = tuple(event.name for event in gone)
    return Proposals(tuple(changes), tuple(failed), gone=names)


def _can_be_told(event: Event, session: Session) -> bool:
    """Whether its names can be concealed, where they must be: the hand-in tells what they are."""
    return not session.run.is_anonymous or any(one.key == event.entry for one in session.entries)


def _tasks(
    ledger: Ledger, assignment: Assignment, numbers: Mapping[int, object]
) -> Iterator[tuple[int, Task]]:
    """What an examiner is told for each result, read when it is needed."""
    for number in numbers:
        result = ledger.result(number)
        answers = {
            one.check: base64.b64encode(one.observations).decode()
            for one in ledger.asked(number)
            if one.observations is not None
        }
        source = base64.b64encode(ledger.source(result.source)).decode()
        folder = str(assignment.folder)
        yield (
            number,
            Task(folder, source, result.cells, problem=result.problem, answers=answers),
        )


def _judge(task: Task, assignment: Assignment, examiners: Examiners) -> dict[str, Any] | str:
    """A record that names nobody; a text where our fault kept it from being made."""
    try:
        gathered = grading.gather(task, assignment, examiners)
    except OurFault as fault:
        return str(fault)
    nobodys = Handin("", assignment.file, b"", "")
    return plain_record(grading.grade_of(task, nobodys, assignment, gathered))


def _proposal(session: Session, judged: Mapping[str, Any], before: Event) -> Proposal:
    """The old record with the new rows: who it is, and in which box it ran, is as it was."""
    entry = next((one for one in session.entries if one.key == before.entry), None)
    record = {**before.record, "checks": judged["checks"]}
    if entry is not None:
        record = veiled_record(record, entry.conceals, entry.name)
    moved = move(before.record, record)
    return Proposal(
        before, with_move(_event(session.run, before), before, moved, is_partial=False), moved
    )


def _event(run: Run, before: Event) -> Event:
    """The event before, made one of this run; its result, and so its answers, are the same."""
    return replace(
        again(run, before, before, "rejudged"),
        suite=run.suite,
        grader=run.grader,
        python=run.python,
        torch=run.torch,
        platform=run.platform,
    )
