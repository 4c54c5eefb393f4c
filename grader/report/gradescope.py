"""A grade as Gradescope's results.json.

Everything in it is what a student may read, the hidden checks' rows too: an instructor can
publish them at any time. Every text is in the format "text", which Gradescope shows as it is.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from typing import Any

from grader.grade import Grade, Row, Status, Verdict
from grader.report import words
from grader.report.text import cut, one_line, printed
from grader.report.view import EVERY, view

LIMIT = 7_900  # characters of one output; Gradescope cuts at 100,000 and its page is slow before
_MESSAGE_LIMIT = 7_000  # leaves room for the verdict and a few printed lines


def to_results(grade: Grade, *, seconds: float | None = None) -> dict[str, Any]:
    """The results of one hand-in; ``seconds`` is the time of the whole run, if it was taken."""
    told = view(grade, "student", shows=EVERY).grade
    if seconds is None:
        seconds = math.fsum(row.outcome.seconds for row in grade.rows)
    graded = grade.status is Status.GRADED
    return {
        "score": grade.score if graded else 0.0,
        "execution_time": round(seconds, 3),
        "output": _summary(grade),
        "output_format": "text",
        "test_output_format": "text",
        "test_name_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "extra_data": {"status": grade.status.value},
        "tests": [_test(row) for row in told.rows],
        "leaderboard": list(_leaderboard(told.rows)) if graded else [],
    }


def dumps(results: dict[str, Any]) -> str:
    """The text of results.json, in ASCII.

    Raises:  ValueError, where a number is NaN or infinite: it would lose the whole upload.
    """
    return json.dumps(results, indent=2, allow_nan=False) + "\n"


def _summary(grade: Grade) -> str:
    """What stands above the rows; students see it at once, so it tells of visible rows only."""
    told = view(grade, "student", shows={"visible"})
    parts = [words.headline(told), words.not_shown(told), *words.notes(told)]
    paragraphs = [cut("\n".join(part for part in parts if part), _MESSAGE_LIMIT)]
    paragraphs.append(words.repair_first(told))
    return cut("\n\n".join(part for part in paragraphs if part), LIMIT)


def _test(row: Row) -> dict[str, Any]:
    check, outcome = row.check, row.outcome
    return {
        "score": outcome.score,
        "max_score": check.max_score,
        "status": "passed" if outcome.verdict is Verdict.RIGHT else "failed",
        "name": one_line(check.name),
        "number": one_line(check.number, 20),
        "output": _output(row),
        "tags": [one_line(tag, 50) for tag in check.tags],
        "visibility": check.visibility,
    }


def _output(row: Row) -> str:
    """The verdict in words, the message, and a few lines of what the hand-in printed."""
    outcome = row.outcome
    message = cut(outcome.message, _MESSAGE_LIMIT)
    if outcome.verdict is Verdict.RIGHT:
        return message
    lines = [f"{words.VERDICTS[outcome.verdict].capitalize()}.", message]
    if outcome.output.strip():
        lines += ["printed", *printed(outcome.output)]
    return cut("\n".join(line for line in lines if line), LIMIT)


def _leaderboard(rows: Iterable[Row]) -> Iterable[dict[str, Any]]:
    """The columns that got a value; Gradescope would lose everything over a NaN."""
    for row in rows:
        entry = row.outcome.leaderboard
        if entry is None or entry.value is None:
            continue
        value = one_line(entry.value, 100) if isinstance(entry.value, str) else entry.value
        if isinstance(value, str) or math.isfinite(value):
            yield {"name": one_line(entry.name, 100), "value": value, "order": entry.order}
