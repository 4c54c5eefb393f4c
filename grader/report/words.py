"""The sentences that every report says alike. They are plain ASCII, for any console."""

from __future__ import annotations

from collections.abc import Iterable

from grader.grade import UNOPENED, Grade, Row, Verdict, tidy
from grader.report.text import cut, one_line
from grader.report.view import View

VERDICTS = {
    Verdict.RIGHT: "right",
    Verdict.WRONG: "wrong",
    Verdict.RAISED: "raised an error",
    Verdict.NOT_IMPLEMENTED: "not written yet",
    Verdict.FORBIDDEN: "forbidden call",
    Verdict.TOO_SLOW: "too slow",
    Verdict.TOO_BIG: "too big",
    Verdict.CRASHED: "crashed",
    Verdict.SKIPPED: "skipped",
    Verdict.OUR_FAULT: "our fault",
}


def points(number: float, places: int = 2) -> str:
    """A number of points as people write it: 7, 2.5, 0.33."""
    return f"{number:.{places}f}".rstrip("0").rstrip(".")


def heading(row: Row) -> str:
    """The number and the name of a check, on one line."""
    return f"{one_line(row.check.number, 20)} {one_line(row.check.name)}".strip()


def headline(view: View) -> str:
    """The score, or that it is withheld and why."""
    grade, title = view.grade, one_line(view.grade.title)
    if view.is_withheld:
        return (
            f"The mark for {title} is withheld through no fault of the student's: "
            f"{_reason(view)}. The instructor must run the grader again."
        )
    if not grade.rows:
        return f"{title}: graded, and none of its results is shown here."
    unit = "point" if grade.max_score == 1 else "points"
    return f"{title}: {points(grade.score)} of {points(grade.max_score)} {unit}{_part(grade)}"


def _part(grade: Grade) -> str:
    """That only some checks were asked for, which must not pass for the whole grade."""
    if grade.of is None:
        return ""
    return f" in {len(grade.rows)} of {grade.of} checks; the others were not asked for"


def _reason(view: View) -> str:
    numbers = ", ".join(one_line(row.check.number, 20) for row in view.faults)
    if numbers:
        return f"the grader failed at {numbers}"
    return "the grader failed at a check that is not shown" if view.left_out else "no check was run"


def not_shown(view: View) -> str:
    """How many checks the reader is not shown; empty where there is none."""
    if not view.left_out:
        return ""
    if view.left_out == 1:
        return "1 hidden check is not shown; its points are not counted here."
    return f"{view.left_out:,} hidden checks are not shown; their points are not counted here."


def notes(view: View, limit: int = 2000) -> list[str]:
    """What is said once for the whole hand-in; later lines of a note stand further in."""
    return ["Note: " + cut(note, limit).replace("\n", "\n      ") for note in view.grade.notes]


def repair_first(view: View) -> str:
    """The one thing to repair first; empty where there is none."""
    row = view.grade.first_to_repair
    if row is None:
        return ""
    if row.outcome.message == UNOPENED:
        return "Repair first: what the note above says; no check could be run before that"
    return f"Repair first: {heading(row)}"


def skips(rows: Iterable[Row]) -> list[str]:
    """A line for each reason why checks were skipped, with the checks that it kept back."""
    kept_back: dict[str, list[Row]] = {}
    for row in rows:
        if row.outcome.verdict is Verdict.SKIPPED:
            reason = row.outcome.message.strip().partition("\n")[0]
            kept_back.setdefault(reason, []).append(row)
    return [_skip(reason, group) for reason, group in kept_back.items()]


def _skip(reason: str, rows: list[Row]) -> str:
    numbers = ", ".join(one_line(row.check.number, 20) for row in rows)
    lost = points(tidy(row.check.max_score for row in rows))
    line = f"Skipped: {numbers} (0/{lost})"
    return f"{line}: {one_line(' '.join(reason.split()))}" if reason else line
