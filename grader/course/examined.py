"""One hand-in of a class: opened, told from others by its content, and examined."""

from __future__ import annotations

import base64
import hashlib
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from grader import grading
from grader.assignment import Assignment
from grader.course.handins import Entry
from grader.errors import OurFault
from grader.events import Recorded
from grader.grade import Grade
from grader.handin import Handin
from grader.launch import Examiners
from grader.report import records
from grader.report.text import neutral
from grader.task import Task

CHANGED = "it changed while the class was graded; it will be graded as it is at the next run"


@dataclass(frozen=True, slots=True)
class Opened:
    """A hand-in as it was found, without its source."""

    entry: Entry
    content: str  # digest: of the source, or of why there is none
    digest: str  # of the source
    problem: str
    notes: tuple[str, ...]
    fault: str = ""  # why it could not even be read, where that is ours


@dataclass(frozen=True, slots=True)
class Source:
    """What is examined, of all hand-ins that have this content."""

    content: str
    digest: str  # of the source
    source: bytes
    problem: str


@dataclass(frozen=True, slots=True)
class Examined:
    """What came of one content."""

    content: str
    source: bytes
    problem: str
    record: Mapping[str, Any]  # the promised JSON; it names nobody
    seconds: float
    recorded: tuple[Recorded, ...]


def open_entry(entry: Entry, assignment: Assignment) -> Opened:
    """What is in an entry, and the digest that tells it from others."""
    try:
        handin, problem = grading.opened(entry.path, assignment)
    except OurFault as fault:
        return Opened(entry, _content(b"", str(fault)), "", "", (), str(fault))
    notes = tuple(map(neutral, handin.notes))
    content = _content(handin.source, problem)
    return Opened(entry, content, handin.digest, problem, notes)


def examine(opened: Opened, assignment: Assignment, examiners: Examiners) -> Examined:
    """Opens it again and has it examined; what is our fault is a record that withholds.

    Raises:
        AssignmentError: the suite cannot be run, on this hand-in or on any other.
    """
    source = source_of(opened, assignment)
    if isinstance(source, Examined):
        return source
    return examine_source(source, assignment, examiners)


def source_of(opened: Opened, assignment: Assignment) -> Source | Examined:
    """What is to be examined, read again; where it cannot be had, a record that withholds."""
    if opened.fault:
        return withheld(_lost(opened), assignment, opened.fault)
    try:
        handin, problem = grading.opened(opened.entry.path, assignment)
    except OurFault as fault:
        return withheld(_lost(opened), assignment, str(fault))
    if _content(handin.source, problem) != opened.content:
        return withheld(_lost(opened), assignment, CHANGED)
    return Source(opened.content, handin.digest, handin.source, problem)


def examine_source(source: Source, assignment: Assignment, examiners: Examiners) -> Examined:
    """Has it examined; what is our fault is a record that withholds.

    Raises:
        AssignmentError: the suite cannot be run, on this hand-in or on any other.
    """
    started = time.monotonic()
    task = task_of(assignment, source.source, source.problem)
    try:
        gathered = grading.gather(task, assignment, examiners)
    except OurFault as fault:
        return withheld(source, assignment, str(fault))
    nobodys = Handin("", assignment.file, source.source, source.digest)
    grade = grading.grade_of(task, nobodys, assignment, gathered)
    seconds = round(time.monotonic() - started, 3)
    recorded = tuple(gathered.recorded)
    return examined_of(source, plain_record(grade), seconds, recorded)


def examined_of(
    source: Source, record: Mapping[str, Any], seconds: float, recorded: tuple[Recorded, ...]
) -> Examined:
    """What came of a source, with the source."""
    return Examined(source.content, source.source, source.problem, record, seconds, recorded)


def withheld(source: Source, assignment: Assignment, fault: str) -> Examined:
    """No row, because nothing was planned; the note says why."""
    grade = Grade(
        assignment.name, assignment.title, "", source.digest, grading.UNBOXED, (), (fault,)
    )
    return examined_of(source, plain_record(grade), 0.0, ())


def task_of(assignment: Assignment, source: bytes, problem: str) -> Task:
    """All checks, with what is asked and answered told."""
    encoded = base64.b64encode(source).decode()
    return Task(str(assignment.folder), encoded, problem=problem, records=True)


def plain_record(grade: Grade) -> dict[str, Any]:
    """The promised JSON as plain data."""
    record: dict[str, Any] = json.loads(records.to_json(grade))
    return record


def _lost(opened: Opened) -> Source:
    """In place of a source that there is not."""
    return Source(opened.content, opened.digest, b"", opened.problem)


def _content(source: bytes, problem: str) -> str:
    """Equal only for hand-ins whose grades are equal."""
    return hashlib.sha256(source + b"\0" + problem.encode()).hexdigest()
