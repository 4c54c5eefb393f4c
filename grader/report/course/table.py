"""The class as a table for any spreadsheet: a row for each hand-in, a column for each check."""

from __future__ import annotations

from collections.abc import Iterator

from grader.grade import Check
from grader.report.course.cells import number_cell, text_cell, to_csv
from grader.report.course.roll import Entry, Roll

HEAD = ("hand-in", "group", "status", "score", "max_score", "late", "mistakes", "seconds", "digest")
LATE = {None: "", True: "late", False: "in time"}


def to_table(roll: Roll) -> str:
    """The table as CSV. Points are empty where the total is withheld."""
    checks = roll.checks
    head = [*HEAD, *(text_cell(f"{check.number} {check.name}".strip()) for check in checks)]
    return to_csv([head, *(list(_row(entry, checks)) for entry in roll.entries)])


def _row(entry: Entry, checks: tuple[Check, ...]) -> Iterator[str]:
    grade, member = entry.grade, entry.member
    mistakes = {row.outcome.mistakes[0].id for row in grade.rows if row.outcome.mistakes}
    points = {row.check.id: row.outcome.score for row in entry.rows}
    yield text_cell(entry.name)
    yield text_cell("; ".join(member.group))
    yield grade.status.value
    yield number_cell(entry.score)
    yield number_cell(grade.max_score)
    yield LATE[member.late]
    yield text_cell(" ".join(sorted(mistakes)))
    yield number_cell(member.seconds)
    yield text_cell(grade.digest)
    for check in checks:
        yield number_cell(points.get(check.id) if entry.score is not None else None)
