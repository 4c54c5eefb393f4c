"""The five questions that a report of a class is opened with, each answered in a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from grader.report.course.alike import Group
from grader.report.course.checks import ENOUGH, Item, hardest
from grader.report.course.faults import Fault
from grader.report.course.mistakes import Made
from grader.report.course.moves import Move
from grader.report.text import one_line

MOST = 3  # names in a line


@dataclass(frozen=True, slots=True)
class Answer:
    """A question, its short answer, a line about it, and the section that tells more."""

    question: str
    short: str
    more: str
    anchor: str
    kind: str  # good, look, plain: how it is coloured


def fault_answer(faults: Sequence[Fault]) -> Answer:
    """What was our fault."""
    names = list(dict.fromkeys(name for fault in faults for name in fault.names))
    if not names:
        return Answer("What was our fault?", "Nothing", "Every mark is told.", "faults", "good")
    short = f"{_handins(len(names))} withheld"
    return Answer("What was our fault?", short, _some(names), "faults", "ours")


def hard_answer(items: Sequence[Item]) -> Answer:
    """Which check is too hard."""
    question = "Which check is too hard?"
    ordered = hardest(items)
    if not any(item.tried for item in items):
        return Answer(question, "Nobody tried one", "", "checks", "plain")
    if not any(item.lost for item in items):
        return Answer(question, "None", "Whoever tried a check got it right.", "checks", "good")
    if not ordered:
        more = f"What was lost was tried by fewer than {ENOUGH}."
        return Answer(question, "Too few tries to say", more, "checks", "plain")
    first = ordered[0]
    more = f"{first.right} of {first.tried} who tried are right: {one_line(first.check.name)}"
    if not first.is_hard:
        return Answer(question, "None", f"Hardest is {_number(first)}: {more}", "checks", "good")
    others = len([item for item in ordered if item.is_hard]) - 1
    short = _number(first) + (f", and {others} more" if others else "")
    return Answer(question, short, more, "checks", "look")


def mistake_answer(made: Sequence[Made]) -> Answer:
    """Which mistake is commonest."""
    question = "Which mistake is commonest?"
    if not made:
        return Answer(question, "None has a name", "", "mistakes", "plain")
    first = made[0]
    short = one_line(first.mistake.id.replace("_", " "), 80)
    more = f"{_handins(len(first.names))}: {one_line(first.mistake.says, 300)}"
    return Answer(question, short, more, "mistakes", "plain")


def alike_answer(groups: Sequence[Group], twins: Sequence[Sequence[str]]) -> Answer:
    """Who is suspiciously alike, in words that accuse nobody."""
    question = "Who answers unusually alike?"
    if groups:
        grouped = {name for group in groups for name in group.names}
        apart = [names for names in twins if not grouped.issuperset(names)]
        more = f"The most unusual: {_some(groups[0].names)}"
        more += f". The same file: {_some(apart[0])}" if apart else ""
        return Answer(question, _several(len(groups), "group"), more, "alike", "look")
    if twins:
        more = f"The same file: {_some(twins[0])}"
        return Answer(question, _several(len(twins), "equal file"), more, "alike", "look")
    return Answer(question, "Nobody", "", "alike", "good")


def move_answer(moves: Sequence[Move]) -> Answer:
    """Whose grade moved."""
    question = "Whose grade moved?"
    if not moves:
        return Answer(question, "Nobody's", "Every score is what it was at first.", "moves", "good")
    counts = {
        "lower": sum((move.points or 0) < 0 for move in moves),
        "higher": sum((move.points or 0) > 0 for move in moves),
        "from or to withheld": sum(move.points is None for move in moves),
    }
    more = ", ".join(f"{count} {way}" for way, count in counts.items() if count)
    return Answer(question, _handins(len(moves)), more, "moves", "look")


def _number(item: Item) -> str:
    return one_line(item.check.number or item.check.name, 40)


def _some(names: Sequence[str]) -> str:
    told = ", ".join(one_line(name, 40) for name in names[:MOST])
    return f"{told} and {len(names) - MOST} more" if len(names) > MOST else told


def _handins(count: int) -> str:
    return _several(count, "hand-in")


def _several(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"
