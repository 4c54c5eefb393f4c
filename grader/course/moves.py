"""Whose score moves, by how much, through which check: an old record beside a new one. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from grader.events import UNRECORDED
from grader.grade import tidy

Record = Mapping[str, Any]
Rows = Sequence[Mapping[str, Any]]  # a check's row, then those of its parts
NOT_GRADED = "OUR_FAULT"


@dataclass(frozen=True, slots=True)
class CheckMove:
    """A check whose verdict or score is not what it was; None where it is in one record only."""

    id: str
    title: str  # number and name
    before: tuple[str, float] | None  # verdict and score
    after: tuple[str, float] | None


@dataclass(frozen=True, slots=True)
class Kept:
    """A check that keeps its old row, because the new one says nothing of the hand-in."""

    title: str
    needs_regrade: bool  # it has no answer on record; else it failed by our fault


@dataclass(frozen=True, slots=True)
class Move:
    """What a new record makes of an old one."""

    record: Record  # the new one, with the rows that are kept
    before: float | None
    checks: tuple[CheckMove, ...]
    kept: tuple[Kept, ...]
    is_same: bool  # to the last bit, but for seconds

    @property
    def after(self) -> float | None:
        score: float | None = self.record["score"]
        return score

    @property
    def difference(self) -> float:
        """By how much the score moves; from or to a withheld one by nothing."""
        if self.before is None or self.after is None:
            return 0.0
        return tidy([self.after, -self.before])

    @property
    def moves(self) -> bool:
        """Whether a score or a verdict is another."""
        return bool(self.checks) or self.before != self.after


def move(
    old: Record, new: Record, wanted: Callable[[Mapping[str, Any]], bool] = lambda row: True
) -> Move:
    """What becomes of an old record.

    Args:
        wanted: whether this check's row is to be taken from the new record.
    """
    before, after = _by_check(old["checks"]), _by_check(new["checks"])
    unsaid = {id for id, rows in after.items() if _says_nothing(rows[0], before.get(id))}
    if unsaid:  # what is skipped now may be skipped on account of those
        unsaid |= {id for id, rows in after.items() if _is_newly_skipped(rows, before.get(id))}
    merged: dict[str, Rows] = {}
    for id in [*after, *(id for id in before if id not in after)]:
        is_taken = wanted((after.get(id) or before[id])[0])
        rows = after.get(id) if is_taken and id not in unsaid else before.get(id)
        if rows:
            merged[id] = rows
    record = _summed({**new, "checks": [row for rows in merged.values() for row in rows]})
    kept = _kept([rows[0] for id, rows in after.items() if id in unsaid and wanted(rows[0])])
    changed = [
        _check_move(before.get(id), merged.get(id)) for id in [*before, *_added(merged, before)]
    ]
    return Move(
        record,
        old["score"],
        tuple(one for one in changed if one.before != one.after),
        kept,
        timeless(record) == timeless(old),
    )


def timeless(record: Record) -> dict[str, Any]:
    """A record without what differs between two runs of the same: the seconds."""
    rows = [{key: row[key] for key in row if key != "seconds"} for row in record["checks"]]
    return {**record, "checks": rows}


def _by_check(rows: Iterable[Mapping[str, Any]]) -> dict[str, list[Mapping[str, Any]]]:
    """The rows of each check, its parts after it."""
    checks: dict[str, list[Mapping[str, Any]]] = {}
    owner = ""
    for row in rows:
        if not owner or not row["id"].startswith(f"{owner}::"):
            owner = row["id"]
        checks.setdefault(owner, []).append(row)
    return checks


def _says_nothing(row: Mapping[str, Any], before: Rows | None) -> bool:
    """Our fault tells nothing of a hand-in, unless nothing better is known of it."""
    if row["verdict"] != NOT_GRADED:
        return False
    was_graded = before is not None and before[0]["verdict"] != NOT_GRADED
    return was_graded or UNRECORDED in row["message"]


def _is_newly_skipped(rows: Rows, before: Rows | None) -> bool:
    was_skipped = before is not None and before[0]["verdict"] == "SKIPPED"
    return rows[0]["verdict"] == "SKIPPED" and not was_skipped


def _added(after: Mapping[str, Rows], before: Mapping[str, Rows]) -> list[str]:
    return [id for id in after if id not in before]


def _summed(record: Record) -> Record:
    """The record with its sums as its rows make them."""
    rows = record["checks"]
    is_withheld = not rows or any(row["verdict"] == NOT_GRADED for row in rows)
    sums = {
        "score": None if is_withheld else tidy(row["score"] for row in rows),
        "max_score": tidy(row["max_score"] for row in rows),
        "status": "withheld" if is_withheld else "graded",
    }
    return {key: sums.get(key, value) for key, value in record.items()}


def _kept(rows: Sequence[Mapping[str, Any]]) -> tuple[Kept, ...]:
    """Why each is kept; one that is skipped, by those on whose account it may be."""
    unasked = {row["id"] for row in rows if UNRECORDED in row["message"]}
    skipped = {row["id"] for row in rows if row["verdict"] == "SKIPPED"}
    unasked |= skipped if unasked else set()
    return tuple(Kept(_title(row), row["id"] in unasked) for row in rows)


def _check_move(before: Rows | None, after: Rows | None) -> CheckMove:
    row = (after or before or [])[0]
    return CheckMove(row["id"], _title(row), _outcome(before), _outcome(after))


def _outcome(rows: Rows | None) -> tuple[str, float] | None:
    return (rows[0]["verdict"], rows[0]["score"]) if rows else None


def _title(row: Mapping[str, Any]) -> str:
    return f"{row['number']} {row['name']}".strip()
