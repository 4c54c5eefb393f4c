"""A graded class, as reports and other programs read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Member:
    """A hand-in of a class and the last event of its grading."""

    name: str
    record: Mapping[str, Any]  # the promised JSON of grader/report/records.py
    fingerprints: Mapping[str, str]  # check id -> digest of the answers, of checks that asked
    seconds: float
    at: str  # ISO time, UTC
    kind: str  # graded, regraded, rejudged, rolled back
    previous_score: float | None
    previous_record: Mapping[str, Any] | None
    reason: str
    event: int
    group: tuple[str, ...]  # the names of a group's members; () if alone
    late: bool | None  # None where it is not known


@dataclass(frozen=True, slots=True)
class ClassRecord:
    """A class as it stands."""

    assignment: str
    title: str
    max_score: float
    members: tuple[Member, ...]
    made_at: str
