"""What Gradescope says of a submission: ``submission_metadata.json``, read tolerantly.

The file may be absent, empty or of another shape; what cannot be read is not known, and a rule
that needs it does not apply.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, field
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

NOT_COUNTED = ("withheld", "refused")  # statuses in our own results of an earlier submission


@dataclass(frozen=True, slots=True)
class Earlier:
    """A submission before this one."""

    when: datetime
    score: float | None = None
    is_counted: bool = True  # whether it was graded, by what is known of it
    status: str = ""  # in our own results of it, which are known of the latest alone
    tests: tuple[dict[str, Any], ...] = field(default=(), hash=False)  # the rows of those


@dataclass(frozen=True, slots=True)
class Submission:
    """This submission."""

    created: datetime | None = None
    due: datetime | None = None
    earlier: tuple[Earlier, ...] = ()  # the oldest first

    @property
    def not_counted(self) -> list[str]:
        """When those were made that were not graded; our results carry it from one to the next."""
        return [one.when.isoformat() for one in self.earlier if not one.is_counted]


def read(path: Path) -> Submission:
    """What the file says; an empty record where it says nothing."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return Submission()
    return parsed(text)


def parsed(text: str) -> Submission:
    """What the text of the file says."""
    try:
        told = json.loads(text, parse_float=_finite, parse_constant=lambda _: None)
    except (ValueError, RecursionError):
        return Submission()
    told = _table(told)
    return Submission(
        created=_time(told.get("created_at")),
        due=_due(told),
        earlier=_all_earlier(told.get("previous_submissions")),
    )


def _due(told: dict[str, Any]) -> datetime | None:
    """The latest date that is told: an extension is told beside the student who has it.

    Of a group it is that of the member with the most time.
    """
    allowed = [told, *map(_table, _list(told.get("users")))]
    dates = [_time(_table(one.get("assignment")).get("due_date")) for one in allowed]
    return max((one for one in dates if one is not None), default=None)


def _all_earlier(told: object) -> tuple[Earlier, ...]:
    entries = [_table(one) for one in _list(told)]
    carried = {when for one in entries for when in _carried(one)}
    known = [(_time(one.get("submission_time")), one) for one in entries]
    found = [_earlier(when, one, carried) for when, one in known if when is not None]
    return tuple(sorted(found, key=lambda one: one.when))


def _earlier(when: datetime, told: dict[str, Any], carried: set[str]) -> Earlier:
    results = _table(told.get("results"))
    status = str(_table(results.get("extra_data")).get("status", ""))
    is_lost = bool(told.get("autograder_error")) or status in NOT_COUNTED
    return Earlier(
        when,
        _number(told.get("score")),
        is_counted=not is_lost and when.isoformat() not in carried,
        status=status,
        tests=tuple(one for one in _list(results.get("tests")) if isinstance(one, dict)),
    )


def _carried(told: dict[str, Any]) -> list[str]:
    """Which ones before it were not graded, as the results of an earlier submission say."""
    carried = _table(_table(told.get("results")).get("extra_data")).get("not_counted")
    return [one for one in _list(carried) if isinstance(one, str)]


def _table(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _time(value: object) -> datetime | None:
    """A time with its zone; UTC where it names none."""
    if not isinstance(value, str):
        return None
    try:
        time = datetime.fromisoformat(value.strip().replace("Z", "+00:00"))
    except ValueError:
        return None
    if not 2000 <= time.year < 3000:  # none of a submission, and none to count from
        return None
    return time if time.tzinfo else time.replace(tzinfo=timezone.utc)


def _number(value: object) -> float | None:
    """A number, also one in a text, as ``total_points`` is."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def _finite(text: str) -> float | None:
    return _number(text)
