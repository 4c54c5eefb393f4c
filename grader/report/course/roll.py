"""The class as grades: each hand-in's record made a grade again, with what is known beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from grader.course.record import ClassRecord, Member
from grader.grade import Check, Grade, Row, Status, Verdict
from grader.report.records import grade_of


@dataclass(frozen=True, slots=True)
class Entry:
    """One hand-in of the class."""

    member: Member
    grade: Grade

    @property
    def name(self) -> str:
        """As it is called in the class; unique there."""
        return self.member.name

    @property
    def is_graded(self) -> bool:
        """Whether its total may be told."""
        return self.grade.status is Status.GRADED


@dataclass(frozen=True, slots=True)
class Roll:
    """The class, in the order of its record."""

    title: str
    made_at: str
    max_score: float
    entries: tuple[Entry, ...]

    @property
    def graded(self) -> tuple[Entry, ...]:
        """Those whose total is told; only they are counted in what is said of the class."""
        return tuple(entry for entry in self.entries if entry.is_graded)

    @property
    def withheld(self) -> tuple[Entry, ...]:
        """Those whose total is not told, which is our fault."""
        return tuple(entry for entry in self.entries if not entry.is_graded)

    @property
    def checks(self) -> tuple[Check, ...]:
        """Every check that some hand-in was planned for, in the order of the first that has it."""
        rows = (row for entry in self.entries for row in whole(entry.grade))
        return tuple({row.check.id: row.check for row in rows}.values())


def roll(record: ClassRecord) -> Roll:
    """The class of a record."""
    entries = tuple(Entry(member, grade_of(member.record)) for member in record.members)
    return Roll(record.title, record.made_at, record.max_score, entries)


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
