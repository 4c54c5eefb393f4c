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
    notes: tuple[str, ...] = ()
    fault: str = ""  # why it could not even be read, where that is ours


@dataclass(frozen=True, slots=True)
class Source:
    """What is examined, of all hand-ins that have this content."""

    content: str
    digest: str  # of the source
    source: bytes
    problem: str
    cells: tuple[int, ...] = ()  # of a notebook: the first line of each


@dataclass(frozen=True, slots=True)
class Examined:
    """What came of a source."""

    source: Source
    record: Mapping[str, Any]  # the promised JSON; it names nobody
    seconds: float
    recorded: tuple[Recorded, ...] = ()


def open_entry(entry: Entry, assignment: Assignment) -> Opened:
    """What is in an entry, and the digest that tells it from others."""
    try:
        handin, problem = grading.opened(entry.path, assignment)
    except OurFault as fault:
        return Opened(entry, _content("", str(fault)), "", "", fault=str(fault))
    notes = tuple(map(neutral, handin.notes))
    return Opened(entry, _content(handin.digest, problem), handin.digest, problem, notes)


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
    lost = Source(opened.content, "", b"", opened.problem)  # what it was is not known any more
    if opened.fault:
        return withheld(lost, assignment, opened.fault)
    try:
        handin, problem = grading.opened(opened.entry.path, assignment)
    except OurFault as fault:
        return withheld(lost, assignment, str(fault))
    if _content(handin.digest, problem) != opened.content:
        return withheld(lost, assignment, CHANGED)
    return Source(opened.content, handin.digest, handin.source, problem, handin.cells)


def examine_source(source: Source, assignment: Assignment, examiners: Examiners) -> Examined:
    """Has it examined; what is our fault is a record that withholds.

    Raises:
        AssignmentError: the suite cannot be run, on this hand-in or on any other.
    """
    started = time.monotonic()
    task = Task(
        assignment=str(assignment.folder),
        source=base64.b64encode(source.source).decode(),
        cells=source.cells,
        problem=source.problem,
        records=True,
    )
    try:
        gathered = grading.gather(task, assignment, examiners)
    except OurFault as fault:
        return withheld(source, assignment, str(fault))
    nobodys = Handin("", assignment.file, source.source, source.digest)
    grade = grading.grade_of(task, nobodys, assignment, gathered)
    seconds = round(time.monotonic() - started, 3)
    return Examined(source, plain_record(grade), seconds, tuple(gathered.recorded))


def withheld(source: Source, assignment: Assignment, fault: str) -> Examined:
    """No row, because nothing was planned; the note says why."""
    grade = Grade(
        assignment.name, assignment.title, "", source.digest, grading.UNBOXED, (), (fault,)
    )
    return Examined(source, plain_record(grade), 0.0)


def plain_record(grade: Grade) -> dict[str, Any]:
    """The promised JSON as plain data."""
    record: dict[str, Any] = json.loads(records.to_json(grade))
    return record


def _content(digest: str, problem: str) -> str:
    """Equal only for hand-ins whose grades are equal."""
    return hashlib.sha256(f"{digest}\0{problem}".encode()).hexdigest()
