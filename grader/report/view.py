"""What one audience may read of a grade: the one place where things are left out of it.

Reports tell a ``View`` and never a ``Grade``, so no report can show a student a hidden check's
inputs or let a student's text act on a screen.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, Literal

from grader.grade import Grade, Outcome, Row, Status, Verdict
from grader.report.text import neutral

Audience = Literal["student", "staff"]

EVERY = frozenset({"visible", "after_due_date", "after_published", "hidden"})
NOT_HIDDEN = EVERY - {"hidden"}


@dataclass(frozen=True, slots=True)
class View:
    """A grade as one audience may read it.

    ``grade`` holds the rows that are shown, with neutral text, and in ``message`` what the
    audience may read. Whether the total is withheld is known of all rows, shown or not.
    """

    grade: Grade
    is_withheld: bool
    left_out: int  # rows that are not shown

    @property
    def faults(self) -> tuple[Row, ...]:
        """The shown rows that are our fault."""
        rows = self.grade.rows
        return tuple(row for row in rows if row.outcome.verdict is Verdict.OUR_FAULT)


def view(
    grade: Grade,
    audience: Audience,
    *,
    shows: Collection[str] | None = None,
    spell: Callable[[str], str] = neutral,
) -> View:
    """What the audience may read: students see the rows whose visibility is in ``shows``.

    Without ``shows`` students see all but the hidden rows, and staff see every row. ``spell``
    makes each text safe for the place where it will be shown.
    """
    if shows is None:
        shows = NOT_HIDDEN if audience == "student" else EVERY
    rows = tuple(row for row in grade.rows if row.check.visibility in shows)
    left_out = len(grade.rows) - len(rows)
    if audience == "student":
        rows = tuple(dataclasses.replace(row, outcome=_for_student(row)) for row in rows)
    told = respell(dataclasses.replace(grade, rows=rows), spell)
    return View(told, grade.status is Status.WITHHELD, left_out)


def respell(record: Any, spell: Callable[[str], str]) -> Any:
    """A copy of a record, or of a tuple of them, with every text in it spelled anew."""
    if isinstance(record, str):
        return spell(record)
    if isinstance(record, tuple):
        return tuple(respell(item, spell) for item in record)
    if dataclasses.is_dataclass(record) and not isinstance(record, type):
        fields = {field.name: getattr(record, field.name) for field in dataclasses.fields(record)}
        return dataclasses.replace(
            record, **{name: respell(value, spell) for name, value in fields.items()}
        )
    return record


def _for_student(row: Row) -> Outcome:
    """The outcome without what only staff may read."""
    message = _student_message(row)
    told = row.check.is_public and row.check.hide_errors is None
    return dataclasses.replace(
        row.outcome,
        message=message,
        student_message=message,
        mistakes=(),
        output=row.outcome.output if told else "",
        curve=row.outcome.curve if told else (),
    )


def _student_message(row: Row) -> str:
    """``hide_errors`` speaks for what the hand-in did; it would lie about skips and our faults."""
    check, outcome = row.check, row.outcome
    if check.hide_errors is None or outcome.verdict in (Verdict.SKIPPED, Verdict.OUR_FAULT):
        return outcome.student_message
    return "" if outcome.verdict is Verdict.RIGHT else check.hide_errors
