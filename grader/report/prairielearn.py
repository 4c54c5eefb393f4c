"""A grade as the results.json of PrairieLearn's external grader.

Students see all of it at once, so it tells of visible rows only; the score is of all rows, as
wherever a grade is counted. A grade that is withheld is "not gradable", which costs no attempt.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from grader.grade import Grade, Row, Status, Verdict
from grader.report import words
from grader.report.text import cut, printed
from grader.report.view import view

MOST_BYTES = 1_000_000  # of the whole file: PrairieLearn refuses a larger one
LIMITS = (8_000, 2_000, 400, 100)  # characters of one message, the first with which all fits
ALL_COUNT = "The score is of all checks, also of those that are not shown."


def to_results(grade: Grade, *, limit: int = LIMITS[0]) -> dict[str, Any]:
    """The results of one hand-in; each text in it has at most about ``limit`` characters."""
    told = view(grade, "student", shows={"visible"})
    is_graded = grade.status is Status.GRADED
    summary = _summary(
        words.headline(told),
        words.not_shown(told),
        ALL_COUNT if told.left_out and is_graded else "",
        *words.notes(told),
        words.repair_first(told),
    )
    return {
        "gradable": is_graded,
        "format_errors": [] if is_graded else [words.headline(told)],
        "score": _share(grade) if is_graded else 0.0,
        "output": cut(summary, limit),
        "tests": [_test(row, limit) for row in told.grade.rows],
    }


def dumps(grade: Grade) -> str:
    """The text of results.json, in ASCII, and small enough.

    Raises:  ValueError, where a number is NaN or infinite.
    """
    for limit in LIMITS:
        results = to_results(grade, limit=limit)
        text = _as_text(results)
        if len(text) <= MOST_BYTES:
            return text
    return _as_text({**results, "tests": list(_few(results["tests"]))})


def _as_text(results: dict[str, Any]) -> str:
    return json.dumps(results, indent=2, allow_nan=False) + "\n"


def _few(tests: Iterable[dict[str, Any]]) -> Iterable[dict[str, Any]]:
    """As many rows as there is room for; thousands of them are of no use to anybody."""
    room = MOST_BYTES // 2
    for test in tests:
        room -= len(_as_text(test)) * 2  # inside the whole each line is set in further
        if room < 0:
            return
        yield test


def _summary(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _share(grade: Grade) -> float:
    """From 0 to 1; an assignment without points is done when it is done."""
    if not grade.max_score:
        return 1.0
    return round(min(max(grade.score / grade.max_score, 0.0), 1.0), 6)


def _test(row: Row, limit: int) -> dict[str, Any]:
    outcome = row.outcome
    is_right = outcome.verdict is Verdict.RIGHT
    said = "" if is_right else f"{words.VERDICTS[outcome.verdict].capitalize()}."
    return {
        "name": words.heading(row),
        "points": outcome.score,
        "max_points": row.check.max_score,
        "message": cut(_summary(said, outcome.message), limit),
        "output": cut("\n".join(printed(outcome.output)), limit) if outcome.output.strip() else "",
    }
