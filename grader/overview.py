"""A course at a glance: what each assignment teaches and asks, as a table in Markdown.

Everything is read from the files, and nothing is run.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from grader.assignment import Assignment
from grader.suite import written_checks

HEAD = (
    "assignment", "teaches", "functions", "points", "checks", "wrong answers", "odd answers"
)  # fmt: skip


def overview(assignments: Iterable[Assignment]) -> str:
    """The table of these assignments, in their order, and its last line with the sums."""
    rows = [_row(assignment) for assignment in assignments]
    sums = [sum(row.counts[at] for row in rows) for at in range(4)]
    lines = [_line(HEAD), _line(["---"] * 3 + ["---:"] * 4)]
    lines += [_line([*row.words, *map(_number, row.counts)]) for row in rows]
    lines.append(_line(["all", "", "", *map(_number, sums)]))
    return "\n".join(lines) + "\n"


@dataclass(frozen=True, slots=True)
class _Row:
    words: tuple[str, str, str]
    counts: tuple[float, int, int, int]  # points, checks, wrong answers, odd answers


def _row(assignment: Assignment) -> _Row:
    public = list(written_checks(assignment.public_suite))
    hidden = list(written_checks(assignment.hidden_suite))
    names = ", ".join(f"`{name}`" for name in assignment.functions)
    points = sum(check.points for check in (*public, *hidden))
    wrong, odd = len(assignment.wrong_answers), len(assignment.odd_answers)
    words = (f"[{assignment.name}]({assignment.name}/)", assignment.teaches, names)
    return _Row(words, (points, len(public) + len(hidden), wrong, odd))


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _number(count: float) -> str:
    return f"{count:g}"
