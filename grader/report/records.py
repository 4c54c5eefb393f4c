"""The promised record of a grade, as JSON: the whole of it, for staff and for other programs."""

from __future__ import annotations

import json

from grader.grade import Grade
from grader.report.text import neutral
from grader.report.view import respell


def to_json(grade: Grade) -> str:
    """The record in ASCII, its keys in the promised order, a newline at its end.

    Raises:  ValueError, where a number in it is NaN or infinite: no JSON can hold that.
    """
    record = respell(grade, neutral).as_json()
    return json.dumps(record, indent=2, allow_nan=False) + "\n"
