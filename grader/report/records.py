"""The promised record of a grade, as JSON: the whole of it, for staff and for other programs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from grader.grade import Check, Grade, Leaderboard, Mistake, Outcome, Row, Verdict
from grader.report.text import neutral
from grader.report.view import respell


def to_json(grade: Grade) -> str:
    """The record in ASCII, its keys in the promised order, a newline at its end.

    Raises:  ValueError, where a number in it is NaN or infinite: no JSON can hold that.
    """
    record = respell(grade, neutral).as_json()
    return json.dumps(record, indent=2, allow_nan=False) + "\n"


def grade_of(record: Mapping[str, Any]) -> Grade:
    """The grade that a record tells, for every other report.

    A record without ``is_public`` does not say what students may read; they then read nothing.
    """
    return Grade(
        assignment=record["assignment"],
        title=record.get("title", record["assignment"]),
        handin=record["handin"],
        digest=record["digest"],
        level=record["level"],
        rows=tuple(_row_of(told) for told in record["checks"]),
        notes=tuple(record["notes"]),
    )


def _row_of(told: Mapping[str, Any]) -> Row:
    return Row(_check_of(told), _outcome_of(told))


def _check_of(told: Mapping[str, Any]) -> Check:
    return Check(
        id=told["id"],
        number=told["number"],
        name=told["name"],
        max_score=told["max_score"],
        visibility=told["visibility"],
        functions=tuple(told["functions"]),
        tags=tuple(told.get("tags", ())),
        is_public=told.get("is_public", False),
        hide_errors=told.get("hide_errors"),
    )


def _outcome_of(told: Mapping[str, Any]) -> Outcome:
    mistake, board = told["mistake"], told.get("leaderboard")
    said = told["message"] if "is_public" in told else ""
    return Outcome(
        verdict=Verdict(told["verdict"]),
        score=told["score"],
        message=told["message"],
        student_message=told.get("student_message", said),
        mistakes=(Mistake(**mistake),) if mistake else (),
        seconds=told["seconds"],
        leaderboard=Leaderboard(**board) if board else None,
        output=told.get("output", ""),
        curve=tuple(told.get("curve", ())),
    )
