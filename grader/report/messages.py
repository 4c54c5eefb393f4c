"""A check's message taken apart: which rows say the same, labelled lines, and code to paste."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from grader.grade import Row, Verdict

LABEL = re.compile(
    r"(asked|expected|got|curve|seen|likely|or|read|where|to write|needs|hidden|try)(?: {2,}|$)"
)
_INDENT = re.compile(r"^ {1,10}")  # what a label's further lines are set in by


@dataclass(frozen=True, slots=True)
class Labelled:
    """One thing that is said: its label, empty where it has none, and its lines."""

    label: str
    text: str


def alike(rows: Iterable[Row]) -> Iterable[list[Row]]:
    """The rows that need feedback, those together of which the same is to be said."""
    groups: dict[object, list[Row]] = {}
    for row in rows:
        if needs_feedback(row):
            outcome = row.outcome
            said = (outcome.verdict, outcome.message, outcome.output, outcome.curve)
            groups.setdefault(said, []).append(row)
    return groups.values()


def needs_feedback(row: Row) -> bool:
    """Skips are told together; a right check has something to say where it gave only a part."""
    if row.outcome.verdict is Verdict.RIGHT:
        return bool(row.outcome.message) and row.outcome.score < row.check.max_score
    return row.outcome.verdict is not Verdict.SKIPPED


def words_and_code(message: str) -> tuple[str, str]:
    """What a message says, and the code that comes last in it."""
    told, _, code = textwrap.dedent(message).strip("\n").partition("\ntry\n")
    return told, code


def labelled(told: str) -> Iterator[Labelled]:
    """What a message says, label by label; a line set in goes on with the label before it."""
    label, lines = "", list[str]()
    for line in told.split("\n"):
        found = LABEL.match(line)
        goes_on = found is None and line.startswith(" ")
        if not goes_on and lines:
            yield Labelled(label, "\n".join(lines))
            label, lines = "", []
        if found is not None:
            label = found[1]
        lines.append(line[found.end() :] if found else _INDENT.sub("", line))
    yield Labelled(label, "\n".join(lines))
