"""The class as grades: each hand-in's record made a grade again, with what is known beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from grader.course.record import ClassRecord, Member
from grader.grade import UNOPENED, Check, Grade, Row, Status, Verdict
from grader.report.records import grade_of


@dataclass(frozen=True, slots=True)
class Entry:
    """One hand-in of the class."""

    member: Member
    grade: Grade
    rows: tuple[Row, ...]  # those that were planned
    score: float | None  # None where it is withheld

    @property
    def name(self) -> str:
        """As it is called in the class; unique there."""
        return self.member.name

    @property
    def is_unopened(self) -> bool:
        """Whether no check could be run, for the file could not be imported."""
        return any(row.outcome.message == UNOPENED for row in self.rows)


@dataclass(frozen=True, slots=True)
class Roll:
    """The class, in the order of its record."""

    title: str
    made_at: str
    max_score: float
    entries: tuple[Entry, ...]
    checks: tuple[Check, ...]  # that some hand-in was planned for, in the order of the suite

    @property
    def scored(self) -> tuple[tuple[Entry, float], ...]:
        """Those whose total is told; only they are counted in what is said of checks and grades."""
        scores = ((entry, entry.score) for entry in self.entries)
        return tuple((entry, score) for entry, score in scores if score is not None)

    @property
    def withheld(self) -> tuple[Entry, ...]:
        """Those whose total is not told, which is our fault."""
        return tuple(entry for entry in self.entries if entry.score is None)


def roll(record: ClassRecord) -> Roll:
    """The class of a record."""
    entries = tuple(_entry(member) for member in record.members)
    checks = {row.check.id: row.check for entry in entries for row in entry.rows}
    return Roll(record.title, record.made_at, record.max_score, entries, tuple(checks.values()))


def _entry(member: Member) -> Entry:
    grade = grade_of(member.record)
    score = grade.score if grade.status is Status.GRADED else None
    return Entry(member, grade, tuple(whole(grade)), score)


def whole(grade: Grade) -> Iterator[Row]:
    """The rows that were planned; the parts of a check follow it and carry no points."""
    owner = ""
    for row in grade.rows:
        if not owner or not row.check.id.startswith(f"{owner}::"):
            owner = row.check.id
            yield row


def is_full(row: Row) -> bool:
    """Whether a check is right with all its points."""
    return row.outcome.verdict is Verdict.RIGHT and row.outcome.score >= row.check.max_score
