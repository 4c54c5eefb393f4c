"""Looks for mistakes that no check sees: breaks the reference by itself, place after place.

A mutant that gets full marks has survived. It may be as right as the reference (an equivalent
mutant), lie outside the contract, or be a hole in the suite: that is for an author to read.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from grader.answers import parsed
from grader.assignment import Assignment
from grader.errors import AssignmentError
from grader.grade import Grade, Verdict
from grader.grading import grade_source
from grader.launch import Examiners
from grader.verify.mutants import Mutant, mutants
from grader.verify.reach import reach

MOST_SECONDS = 60.0  # for one mutant; it may have become an endless loop


@dataclass(frozen=True, slots=True)
class Caught:
    """A mutant that a check has seen."""

    mutant: Mutant


@dataclass(frozen=True, slots=True)
class Survivor:
    """A mutant that got full marks."""

    mutant: Mutant

    def told(self) -> str:
        return self.mutant.told()


def search(
    assignment: Assignment, examiners: Examiners, *, jobs: int = 1
) -> Iterator[Caught | Survivor]:
    """What became of every mutant of the reference, ``jobs`` at once.

    A mutant is dropped at the first check that it fails, and when it takes too long.
    """
    reference = assignment.staff.reference
    if reference is None:
        raise AssignmentError(f"{assignment.name}: the manifest names no staff.reference to break")

    source = ast.unparse(parsed(reference))
    if not _has_full_marks(assignment, source, examiners):
        raise AssignmentError(
            f"{assignment.name}: the reference itself loses marks, so every change to it would "
            "seem to be seen: repair what `grader verify` says of it first"
        )

    def tried(mutant: Mutant) -> Caught | Survivor:
        grade = grade_source(
            assignment, "mutant", mutant.source.encode(), examiners,
            is_trusted=True, stops_early=True, seconds=MOST_SECONDS,
            functions=reach(source, mutant.source, assignment.functions) or (),
        )  # fmt: skip
        return Survivor(mutant) if _is_right(grade) else Caught(mutant)

    pool = ThreadPoolExecutor(jobs)
    try:
        yield from pool.map(tried, mutants(source))
    finally:
        pool.shutdown(cancel_futures=True)


def _has_full_marks(assignment: Assignment, source: str, examiners: Examiners) -> bool:
    grade = grade_source(
        assignment, "reference", source.encode(), examiners, is_trusted=True, stops_early=True
    )
    return _is_right(grade)


def _is_right(grade: Grade) -> bool:
    return all(row.outcome.verdict is Verdict.RIGHT for row in grade.rows)
