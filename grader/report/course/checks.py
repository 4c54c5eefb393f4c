"""What the class tells of each check: how many get it right, and whether it separates.

A check's discrimination is the correlation between its points and the points of all other checks,
over the graded hand-ins that could be imported:

    r = Σ (x − x̄)(y − ȳ) / √(Σ (x − x̄)² · Σ (y − ȳ)²)

x is what a hand-in got for the check, and y what it got for the rest. Where x is all or nothing
this is the point-biserial correlation, and taking the check out of y "corrects" it, for a check
agrees with itself. It is undefined where all x or all y are equal.

Source:  Henrysson, Correction of item-total correlations in item analysis, Psychometrika 28 (1963).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from grader.grade import Check, Row, Verdict
from grader.report.course.roll import Roll, is_full

HARD = 0.4  # of those who tried, fewer than this are right
LITTLE = 0.1  # a correlation under this separates nobody
ENOUGH = 5  # hand-ins on each side, under which a share or a correlation says nothing
NOT_TRIED = (Verdict.SKIPPED, Verdict.NOT_IMPLEMENTED)


@dataclass(frozen=True, slots=True)
class Item:
    """A check and what became of it in the class."""

    check: Check
    right: int
    lost: int  # tried, and not all right
    skipped: int  # another check kept it back
    unwritten: int
    discrimination: float | None  # None where it is undefined

    @property
    def count(self) -> int:
        """The graded hand-ins that it was planned for and could be run on."""
        return self.right + self.lost + self.skipped + self.unwritten

    @property
    def tried(self) -> int:
        """Those that had a chance at it: it was written, and no other check kept it back."""
        return self.right + self.lost

    @property
    def share_of_all(self) -> float | None:
        """How many of all are right."""
        return self.right / self.count if self.count else None

    @property
    def share_of_tries(self) -> float | None:
        """How many of those who tried are right."""
        return self.right / self.tried if self.tried else None

    @property
    def is_hard(self) -> bool:
        """Whether few of those who tried are right."""
        share = self.share_of_tries
        return share is not None and self.tried >= ENOUGH and share < HARD

    @property
    def remark(self) -> str:
        """What an author should look at; empty where there is nothing."""
        if self.count and not self.tried:
            return "nobody got as far"
        remarks = ["too hard?"] if self.is_hard else []
        return ", ".join([*remarks, *self._of_separation()])

    def _of_separation(self) -> list[str]:
        if self.count < ENOUGH:
            return []
        if self.right in (0, self.count):
            return ["nobody is right" if self.right == 0 else "everybody is right"]
        if self.discrimination is None or min(self.right, self.count - self.right) < ENOUGH:
            return []
        if self.discrimination < -max(LITTLE, 2 / math.sqrt(self.count - 1)):
            return ["the better ones lose it: is the check right?"]
        return ["separates nobody"] if self.discrimination < LITTLE else []


def items(roll: Roll) -> tuple[Item, ...]:
    """Every check of the class, in the suite's order.

    What could not be imported says nothing of a check: it would count as lost at nearly all of
    them, and make them agree with each other.
    """
    rows: dict[str, list[tuple[Row, float]]] = {check.id: [] for check in roll.checks}
    for entry, score in roll.scored:
        for row in () if entry.is_unopened else entry.rows:
            rows[row.check.id].append((row, score))
    return tuple(_item(check, rows[check.id]) for check in roll.checks)


def hardest(items: Sequence[Item]) -> list[Item]:
    """Those that some tried and few did right, the hardest first."""
    return [item for item in telling(items) if item.tried >= ENOUGH]


def telling(items: Sequence[Item]) -> list[Item]:
    """Those that somebody lost, the hardest first, and then those that nobody tried."""
    told = [item for item in items if item.lost or not item.tried]
    return sorted(told, key=lambda one: (not one.tried, one.share_of_tries or 0.0, -one.tried))


def correlation(xs: Sequence[float], ys: Sequence[float]) -> float | None:
    """Pearson's; None where it is undefined, for one of them does not vary."""
    if not xs or min(xs) == max(xs) or min(ys) == max(ys):
        return None
    x_mean, y_mean = math.fsum(xs) / len(xs), math.fsum(ys) / len(ys)
    x_apart, y_apart = [x - x_mean for x in xs], [y - y_mean for y in ys]
    together = math.fsum(x * y for x, y in zip(x_apart, y_apart, strict=True))
    return together / math.sqrt(
        math.fsum(x * x for x in x_apart) * math.fsum(y * y for y in y_apart)
    )


def _item(check: Check, rows: Sequence[tuple[Row, float]]) -> Item:
    verdicts = Counter(row.outcome.verdict for row, _ in rows)
    right = sum(is_full(row) for row, _ in rows)
    not_tried = sum(verdicts[one] for one in NOT_TRIED)
    return Item(
        check=check,
        right=right,
        lost=len(rows) - right - not_tried,
        skipped=verdicts[Verdict.SKIPPED],
        unwritten=verdicts[Verdict.NOT_IMPLEMENTED],
        discrimination=correlation(
            [_points(row) for row, _ in rows],
            [round(total - row.outcome.score, 6) for row, total in rows],
        ),
    )


def _points(row: Row) -> float:
    """What it got; a check without points counts as right or not."""
    return row.outcome.score if row.check.max_score else float(is_full(row))
