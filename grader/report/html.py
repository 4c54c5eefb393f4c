"""A grade as one page: no script, no network, readable on a phone, on paper and by ear.

The template escapes every text (``autoescape``), and the page forbids itself scripts and addresses
besides, so that what a student wrote can only be read.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.grade import UNOPENED, Grade, Row, Verdict
from grader.report import picture, words
from grader.report.messages import Labelled, alike, labelled, words_and_code
from grader.report.pages import environment
from grader.report.picture import Picture
from grader.report.text import cut, cut_lines, one_line, printed
from grader.report.view import Audience, View, view

if TYPE_CHECKING:
    from jinja2 import Template

_KINDS = {Verdict.RIGHT: "right", Verdict.SKIPPED: "skipped", Verdict.OUR_FAULT: "ours"}
_MARKS = {"right": "✓", "skipped": "–", "ours": "!", "lost": "✗"}
_MESSAGE_CHARACTERS = 8_000
_MESSAGE_LINES = 120
_PRINTED_LINES = 24
_PRINTED_WIDTH = 200


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of checks."""

    kind: str  # right, lost, skipped, ours: the class that colours it
    mark: str
    verdict: str
    number: str
    name: str
    points: str
    seen_by: str  # for staff, where students do not see it at once
    anchor: str  # of its feedback; empty where it needs none


@dataclass(frozen=True, slots=True)
class Feedback:
    """What is said of one check, or of some of which the same is to be said."""

    anchor: str
    entries: tuple[Entry, ...]
    told: tuple[Labelled, ...]
    picture: Picture | None
    code: str
    printed: str


def to_html(grade: Grade, *, audience: Audience = "student") -> str:
    """The page of one hand-in, with what the audience may read."""
    told = view(grade, audience)
    groups = list(alike(told.grade.rows))
    anchors = {row.check.id: _anchor(at) for at, rows in enumerate(groups) for row in rows}
    entries = {row.check.id: _entry(row, audience, anchors) for row in told.grade.rows}
    feedback = [_feedback(rows, [entries[row.check.id] for row in rows]) for rows in groups]
    first = told.grade.first_to_repair
    return _template().render(
        assignment=one_line(told.grade.title),
        handin=one_line(told.grade.handin, 100),
        headline=words.headline(told),
        provenance=_provenance(told.grade) if audience == "staff" else (),
        not_shown=words.not_shown(told),
        points=_points(told),
        notes=[_shortened(note) for note in told.grade.notes],
        first=entries[first.check.id] if first else None,
        is_unopened=first is not None and first.outcome.message == UNOPENED,
        entries=list(entries.values()),
        skips=words.skips(told.grade.rows),
        feedback=feedback,
    )


@functools.cache
def _template() -> Template:
    return environment().get_template("grade.html")


def _anchor(at: int) -> str:
    """Never made of anything that a hand-in or a suite names."""
    return f"feedback-{at + 1}"


def _entry(row: Row, audience: Audience, anchors: Mapping[str, str]) -> Entry:
    check, outcome = row.check, row.outcome
    kind = _KINDS.get(outcome.verdict, "lost")
    is_seen = audience == "student" or check.visibility == "visible"
    return Entry(
        kind=kind,
        mark=_MARKS[kind],
        verdict=words.VERDICTS[outcome.verdict],
        number=one_line(check.number, 20),
        name=one_line(check.name),
        points=f"{words.points(outcome.score)}/{words.points(check.max_score)}",
        seen_by="" if is_seen else f"students: {one_line(check.visibility.replace('_', ' '), 40)}",
        anchor=anchors.get(check.id, ""),
    )


def _feedback(rows: Sequence[Row], entries: Sequence[Entry]) -> Feedback:
    outcome = rows[0].outcome
    told, code = words_and_code(outcome.message)
    drawn = picture.picture(outcome.curve)
    verdict = words.VERDICTS[outcome.verdict]
    shown = (
        printed(outcome.output, _PRINTED_LINES, _PRINTED_WIDTH) if outcome.output.strip() else ()
    )
    return Feedback(
        anchor=entries[0].anchor,
        entries=tuple(entries),
        told=_told(_shortened(told or f"{verdict.capitalize()}."), drawn),
        picture=drawn,
        code=_shortened(code),
        printed="\n".join(shown),
    )


def _told(told: str, drawn: Picture | None) -> tuple[Labelled, ...]:
    """The labelled lines; a picture takes the place of the curve of text, or stands last."""
    lines = tuple(labelled(told))
    has_place = drawn is None or any(one.label == "curve" for one in lines)
    return lines if has_place else (*lines, Labelled("curve", ""))


def _shortened(text: str) -> str:
    return "\n".join(cut_lines(cut(text, _MESSAGE_CHARACTERS).split("\n"), _MESSAGE_LINES))


def _provenance(grade: Grade) -> tuple[tuple[str, str], ...]:
    """What staff need to find the hand-in, and to trust the grade."""
    return (
        ("hand-in", one_line(grade.handin, 100)),
        ("box", one_line(grade.level)),
        ("digest", one_line(grade.digest[:12])),
    )


def _points(told: View) -> tuple[float, float] | None:
    """Score and full marks, for a bar; None where there is no score to tell."""
    grade = told.grade
    return None if told.is_withheld or not grade.max_score else (grade.score, grade.max_score)
