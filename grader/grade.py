"""Checks, verdicts, and the one record of a grade that every report is a view of."""

from __future__ import annotations

import dataclasses
import enum
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

# What a check says where no check could be run, and a note says why.
UNOPENED = "got       nothing: your file could not be imported, see the note above the table"


class Verdict(enum.Enum):
    """What became of one check, by whose doing."""

    RIGHT = "RIGHT"
    WRONG = "WRONG"  # it answered, and the answer is wrong
    RAISED = "RAISED"  # the hand-in raised an exception
    NOT_IMPLEMENTED = "NOT_IMPLEMENTED"  # a gap of the starter, or a name that is not there
    FORBIDDEN = "FORBIDDEN"  # it called what the assignment asks to write
    TOO_SLOW = "TOO_SLOW"
    TOO_BIG = "TOO_BIG"  # more memory, or a larger answer, than the limits allow
    CRASHED = "CRASHED"  # the process died, or spoke nonsense across the wall
    SKIPPED = "SKIPPED"  # a check that it needs was not right
    OUR_FAULT = "OUR_FAULT"  # the grader or the check is broken: the total is withheld


class Status(enum.Enum):
    """Whether the total of a grade may be told."""

    GRADED = "graded"
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True)
class Leaderboard:
    """A column of Gradescope's leaderboard and the value a check gave it."""

    name: str
    order: str  # "asc" or "desc"
    value: float | str | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """One planned row of a grade, known before the hand-in is opened."""

    id: str  # "test_optimizers.py::test_adam_follows_pytorch"
    number: str
    name: str  # the docstring's first sentence
    max_score: float
    visibility: str  # Gradescope's: visible, hidden, after_due_date, after_published
    functions: tuple[str, ...] = ()  # names of the contract that it is about
    tags: tuple[str, ...] = ()
    is_public: bool = True  # students have its source; else no input or value of it is shown
    hide_errors: str | None = None  # the message to show students in place of ours
    leaderboard: Leaderboard | None = None


@dataclass(frozen=True, slots=True)
class Mistake:
    """A known mistake: the name of a wrong answer and the sentence that teaches."""

    id: str
    says: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one check.

    ``message`` may hold inputs and expected values; ``student_message`` is what the student
    may read, which for a hidden check holds neither.
    """

    verdict: Verdict
    score: float
    message: str = ""
    student_message: str = ""
    mistakes: tuple[Mistake, ...] = ()
    seconds: float = 0.0
    leaderboard: Leaderboard | None = None
    output: str = ""  # what the hand-in printed, capped; empty for hidden checks
    curve: tuple[float | None, ...] = ()  # losses of a training, None for what is not finite


@dataclass(frozen=True, slots=True)
class Row:
    """A check and what came of it."""

    check: Check
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Grade:
    """The record of one graded hand-in."""

    assignment: str  # the folder's name
    title: str
    handin: str  # the hand-in's name, as its folder or file is called
    digest: str  # SHA-256 of what was graded
    level: str  # the box it was graded in
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()  # said once for the whole hand-in: its first error, odd findings
    of: int | None = None  # how many checks there are, where only some of them were asked for

    @property
    def status(self) -> Status:
        """Withheld as soon as one check is our fault."""
        faults = any(row.outcome.verdict is Verdict.OUR_FAULT for row in self.rows)
        return Status.WITHHELD if faults or not self.rows else Status.GRADED

    @property
    def score(self) -> float:
        """The points of all rows, also where the status withholds them."""
        return tidy(row.outcome.score for row in self.rows)

    @property
    def max_score(self) -> float:
        """The points that a right hand-in gets."""
        return tidy(row.check.max_score for row in self.rows)

    @property
    def first_to_repair(self) -> Row | None:
        """The first check in the suite's order that lost points by its own doing."""
        passed_over = (Verdict.RIGHT, Verdict.SKIPPED, Verdict.OUR_FAULT)
        for row in self.rows:
            if row.outcome.verdict not in passed_over:
                return row
        return None

    def as_json(self) -> dict[str, Any]:
        """The promised record, as plain data."""
        graded = self.status is Status.GRADED
        return {
            "assignment": self.assignment,
            "title": self.title,
            "handin": self.handin,
            "digest": self.digest,
            "score": self.score if graded else None,
            "max_score": self.max_score,
            "status": self.status.value,
            "level": self.level,
            "notes": list(self.notes),
            **({} if self.of is None else {"partial": {"checks": len(self.rows), "of": self.of}}),
            "checks": [_row_as_json(row) for row in self.rows],
        }


def tidy(points: Iterable[float]) -> float:
    """The sum of points, rounded where thirds of a weight would show."""
    return round(math.fsum(points), 6)


def _row_as_json(row: Row) -> dict[str, Any]:
    check, outcome = row.check, row.outcome
    mistake = dataclasses.asdict(outcome.mistakes[0]) if outcome.mistakes else None
    return {
        "id": check.id,
        "number": check.number,
        "name": check.name,
        "verdict": outcome.verdict.value,
        "score": outcome.score,
        "max_score": check.max_score,
        "visibility": check.visibility,
        "functions": list(check.functions),
        "message": outcome.message,
        "mistake": mistake,
        "seconds": round(outcome.seconds, 4),
        "is_public": check.is_public,
        **_where_there_is_any(row),
    }


def _where_there_is_any(row: Row) -> dict[str, Any]:
    """What few rows have; the student's message where it is another than the staff's."""
    check, outcome = row.check, row.outcome
    board = outcome.leaderboard
    differs = outcome.student_message != outcome.message
    return {
        **({"student_message": outcome.student_message} if differs else {}),
        **({"hide_errors": check.hide_errors} if check.hide_errors is not None else {}),
        **({"tags": list(check.tags)} if check.tags else {}),
        **({"output": outcome.output} if outcome.output else {}),
        **({"leaderboard": dataclasses.asdict(board)} if board else {}),
        **({"curve": list(outcome.curve)} if outcome.curve else {}),
    }


def complete(
    checks: Sequence[Check], outcomes: dict[str, Outcome], missing: str, detail: str = ""
) -> tuple[Row, ...]:
    """A row for every planned check; one without an outcome is our fault: ``missing`` says so.

    ``detail``: what is known of the reason, for staff alone; it may quote a hidden check.
    """
    told = f"{missing}\n{detail}" if detail else missing
    absent = Outcome(Verdict.OUR_FAULT, 0.0, told, missing)
    return tuple(Row(check, outcomes.get(check.id, absent)) for check in checks)
