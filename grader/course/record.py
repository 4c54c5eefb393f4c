"""The record of a class, as its ledger tells it: what every report about a class is a view of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Member:
    """What counts for one hand-in now, and what counted before its score last moved."""

    name: str
    record: Mapping[str, Any]  # the promised JSON
    fingerprints: Mapping[str, str]  # check id -> digest of its answers, where any were asked for
    seconds: float
    at: str  # ISO time, UTC, of the event that last moved the score, or else of the latest
    kind: str  # of that event: graded, regraded, rejudged, rolled back
    previous_score: float | None
    previous_record: Mapping[str, Any] | None
    reason: str
    event: int  # its number in the ledger
    group: tuple[str, ...]  # the names of a group's members, () if alone
    late: bool | None  # None where it is not known


@dataclass(frozen=True, slots=True)
class ClassRecord:
    """All hand-ins of a class."""

    assignment: str
    title: str
    max_score: float
    members: tuple[Member, ...]
    made_at: str  # ISO time, UTC
