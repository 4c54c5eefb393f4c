"""What was our fault: withheld hand-ins, by the reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from grader.grade import Check, Verdict
from grader.report.course.roll import Entry, Roll

NOTHING_RUN = "no check was run"


@dataclass(frozen=True, slots=True)
class Fault:
    """One reason why marks are withheld: at which checks, and whose."""

    why: str
    checks: tuple[Check, ...]
    names: tuple[str, ...]


def faults(roll: Roll) -> tuple[Fault, ...]:
    """The reasons, that of the most hand-ins first."""
    names: dict[str, dict[str, None]] = defaultdict(dict)
    checks: dict[str, set[str]] = defaultdict(set)
    for entry in roll.withheld:
        for why, check in _reasons(entry):
            names[why][entry.name] = None
            checks[why].update([check] if check else [])
    found = (
        Fault(why, tuple(one for one in roll.checks if one.id in checks[why]), tuple(who))
        for why, who in names.items()
    )
    return tuple(sorted(found, key=lambda fault: (-len(fault.names), fault.why)))


def _reasons(entry: Entry) -> Iterator[tuple[str, str]]:
    """Why its total is withheld, and at which check."""
    if not entry.grade.rows:
        yield "\n".join([NOTHING_RUN, *entry.grade.notes]), ""
    for row in entry.rows:
        if row.outcome.verdict is Verdict.OUR_FAULT:
            yield row.outcome.message.strip() or "it is not said why", row.check.id
