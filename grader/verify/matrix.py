"""Checks against wrong answers: what each check is good for, and what hangs on it alone."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from grader.verify.laws import Finding


@dataclass(frozen=True, slots=True)
class Use:
    """What one check is good for."""

    check: str  # its function's name
    catches: tuple[str, ...]  # wrong answers
    alone: tuple[str, ...]  # those of them that no other check catches

    @property
    def is_needed(self) -> bool:
        """Whether a wrong answer would get through without it."""
        return bool(self.alone)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Which check catches which wrong answer."""

    checks: tuple[str, ...]
    caught_by: dict[str, tuple[str, ...]]  # by wrong answer

    @classmethod
    def of(cls, findings: Iterable[Finding], checks: Sequence[str]) -> Matrix:
        """From what the third law found; ``checks`` are all, in their order."""
        caught = {one.subject: one.caught_by for one in findings if one.caught_by}
        return cls(tuple(checks), caught)

    def uses(self) -> tuple[Use, ...]:
        """Each check's, in their order."""
        return tuple(self._use(check) for check in self.checks)

    def as_csv(self) -> str:
        """A row for each check, a column for each wrong answer, an x where it is caught."""
        written = io.StringIO()
        table = csv.writer(written, lineterminator="\n")
        table.writerow(["check", *self.caught_by])
        for check in self.checks:
            table.writerow([check, *("x" * (check in by) for by in self.caught_by.values())])
        return written.getvalue()

    def _use(self, check: str) -> Use:
        catches = tuple(answer for answer, by in self.caught_by.items() if check in by)
        alone = tuple(answer for answer in catches if self.caught_by[answer] == (check,))
        return Use(check, catches, alone)
