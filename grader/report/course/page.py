"""A class as one page: five questions answered first, then what stands behind each answer.

The page holds everything and loads nothing. Its one script, ours, sorts and filters the tables; the
page's policy lets no other run, and without it everything can still be read.
"""

from __future__ import annotations

import base64
import functools
import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from grader.grade import Check, Outcome, Verdict
from grader.report import words
from grader.report.course import answers, distribution, unusual
from grader.report.course.alike import Group, alike, same_files
from grader.report.course.checks import Item, items, telling
from grader.report.course.faults import faults
from grader.report.course.histogram import histogram
from grader.report.course.mistakes import made, unnamed
from grader.report.course.moves import Move, by_check, moves
from grader.report.course.roll import Entry, Roll
from grader.report.messages import words_and_code
from grader.report.pages import environment
from grader.report.text import cut, cut_lines, one_line

if TYPE_CHECKING:
    from jinja2 import Environment

NAME = 80  # characters of a hand-in's name
SHOWN = 8  # names that stand in a line; more are folded away
MOST_CHECKS = 12  # numbers of checks in a line
MOST_MISTAKES = 12  # that are not folded away
MOST_LINES = 24  # of a message
KINDS = {
    Verdict.FORBIDDEN: "Forbidden calls",
    Verdict.CRASHED: "Crashed",
    Verdict.TOO_BIG: "Too big",
    Verdict.TOO_SLOW: "Too slow",
}


@dataclass(frozen=True, slots=True)
class Who:
    """A hand-in, and its line in the table of all."""

    name: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table of all hand-ins."""

    who: Who
    page: str  # the address of the student's page; empty where there is none
    score: float | None
    points: str
    lost: str  # the numbers of the checks that lost points
    mistakes: str
    seconds: float
    remarks: str


def to_page(roll: Roll, pages: Mapping[str, str] | None = None) -> str:
    """The page of a class.

    Args:
        pages: the address of each student's page, by the hand-in's name.
    """
    scores = [score for _, score in roll.scored]
    spread = distribution.spread(scores, roll.max_score)
    bars = distribution.bars(scores, roll.max_score)
    all_items, all_faults, all_made = items(roll), faults(roll), made(roll)
    groups, all_moves, twins = alike(roll), moves(roll), same_files(roll)
    who = {entry.name: _who(at, entry) for at, entry in enumerate(roll.entries)}
    slow, found = unusual.slow(roll), unusual.found(roll)
    script = _script()
    return (
        _environment()
        .get_template("class.html")
        .render(
            title=one_line(roll.title),
            made_at=one_line(roll.made_at.replace("T", " ")[:16], 40),
            roll=roll,
            who=who,
            script=script,
            script_digest=_digest(script),
            answers=(
                answers.fault_answer(all_faults),
                answers.hard_answer(all_items),
                answers.mistake_answer(all_made),
                answers.alike_answer(groups, twins),
                answers.move_answer(all_moves),
            ),
            faults=all_faults,
            spread=spread,
            histogram=histogram(bars, spread),
            items=all_items,
            telling=telling(all_items),
            plain=[item for item in all_items if not item.lost and item.tried],
            made=all_made,
            unnamed=unnamed(roll),
            groups=groups,
            twins=twins,
            moves=all_moves,
            by_check=by_check(all_moves),
            slow=slow,
            found={KINDS[kind]: ones for kind, ones in found.items()},
            noted=unusual.noted(roll),
            lines=_lines(roll, who, pages or {}, _remarks(roll, groups, twins, all_moves, slow)),
        )
    )


@functools.cache
def _environment() -> Environment:
    filled = environment()
    filled.filters.update(
        points=words.points, line=one_line, numbers=numbers, said=said, share=share, count=count,
        ways=ways, became=became, through=through,
    )  # fmt: skip
    filled.globals.update(shown=SHOWN, most_mistakes=MOST_MISTAKES)
    return filled


def _script() -> str:
    """The text of our script: the one thing that is not escaped, for we wrote it."""
    environment = _environment()
    assert environment.loader is not None
    return environment.loader.get_source(environment, "class.js")[0]


def _digest(script: str) -> str:
    """By which the page's policy knows the script."""
    return base64.b64encode(hashlib.sha256(f"\n{script}".encode()).digest()).decode()


def _who(at: int, entry: Entry) -> Who:
    """The anchor is never made of anything that a student chose."""
    return Who(one_line(entry.name, NAME), f"h{at + 1}")


def _lines(
    roll: Roll, who: Mapping[str, Who], pages: Mapping[str, str], remarks: Mapping[str, list[str]]
) -> Iterator[Line]:
    for entry in roll.entries:
        rows = list(entry.rows)
        lost = [row.outcome.score < row.check.max_score for row in rows]
        mistakes = {row.outcome.mistakes[0].id: None for row in rows if row.outcome.mistakes}
        yield Line(
            who=who[entry.name],
            page=pages.get(entry.name, ""),
            score=entry.score,
            points="withheld" if entry.score is None else words.points(entry.score),
            lost=stretches([one_line(row.check.number, 20) for row in rows], lost),
            mistakes=", ".join(one_line(id.replace("_", " "), 60) for id in mistakes),
            seconds=round(entry.member.seconds, 2),
            remarks=", ".join(remarks[entry.name]),
        )


def _remarks(
    roll: Roll,
    groups: Sequence[Group],
    twins: Sequence[Sequence[str]],
    all_moves: Sequence[Move],
    slow: Sequence[unusual.Slow],
) -> Mapping[str, list[str]]:
    """What is said of each hand-in in other sections, in a word or two that can be filtered by."""
    remarks: dict[str, list[str]] = defaultdict(list)
    for entry in roll.entries:
        if entry.member.late:
            remarks[entry.name].append("late")
        if entry.is_unopened:
            remarks[entry.name].append("not importable")
        verdicts = {row.outcome.verdict for row in entry.grade.rows}
        remarks[entry.name] += [words.VERDICTS[kind] for kind in unusual.KINDS if kind in verdicts]
    for move in all_moves:
        remarks[move.entry.name].append("moved")
    for at, group in enumerate(groups, 1):
        for name in group.names:
            remarks[name].append(f"alike {at}")
    for name in [name for group in twins for name in group]:
        remarks[name].append("same file")
    for one in slow:
        remarks[one.name].append("slow")
    return remarks


def numbers(checks: Sequence[Check]) -> str:
    """The numbers of checks on one line."""
    told = [one_line(check.number or check.name, 20) for check in checks]
    more = f" and {len(told) - MOST_CHECKS} more" if len(told) > MOST_CHECKS else ""
    return ", ".join(told[:MOST_CHECKS]) + more


def stretches(numbers: Sequence[str], chosen: Sequence[bool]) -> str:
    """The chosen ones of the numbers, three and more in a row as `4.1–4.6`."""
    told: list[str] = []
    for is_chosen, stretch in groupby(zip(numbers, chosen, strict=True), lambda pair: pair[1]):
        ones = [number for number, _ in stretch]
        if is_chosen:
            told += [f"{ones[0]}–{ones[-1]}"] if len(ones) > 2 else ones
    return ", ".join(told)


def said(message: str) -> str:
    """What a message says, without its code, and not all of a long one."""
    told, _ = words_and_code(message)
    return "\n".join(cut_lines(cut(told, 4_000).split("\n"), MOST_LINES))


def share(number: float | None) -> str:
    """A share in percent; a dash where there is none."""
    return "–" if number is None else f"{100 * number:.0f} %"


def count(number: int, what: str) -> str:
    """`1 hand-in`, `1,200 hand-ins`."""
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


def ways(item: Item) -> list[tuple[str, int, float, float]]:
    """What became of a check: a word, how many, and where its part of a bar starts and ends."""
    parts = {
        "right": item.right,
        "lost": item.lost,
        "not written": item.unwritten,
        "skipped": item.skipped,
    }
    told, start = [], 0.0
    for word, number in parts.items():
        width = 100 * number / item.count if item.count else 0.0
        if number:
            told.append((word, number, round(start, 2), round(width, 2)))
        start += width
    return told


def became(item: Item) -> str:
    """The same in words."""
    return ", ".join(f"{number} {word}" for word, number, _, _ in ways(item))


def through(move: Move) -> list[tuple[str, str]]:
    """`wrong → right`, and the numbers of the checks that went that way."""
    checks: dict[str, list[Check]] = defaultdict(list)
    for turn in move.turns:
        checks[f"{_verdict(turn.before)} → {_verdict(turn.after)}"].append(turn.check)
    return [(way, numbers(those)) for way, those in checks.items()]


def _verdict(outcome: Outcome | None) -> str:
    return "not asked" if outcome is None else words.VERDICTS[outcome.verdict]
