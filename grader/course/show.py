"""What a command for a class says at its end, line by line. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from grader.course.ledger import Event
from grader.course.moves import CheckMove, Move
from grader.course.proposals import Proposal, Proposals
from grader.course.run import Summary
from grader.course.session import Session
from grader.grade import Verdict
from grader.report import words

LONGEST = 100  # characters of a line that quotes a message


def graded(session: Session, summary: Summary) -> Iterator[str]:
    """What was done, and what the instructor may want to do next."""
    yield (
        f"{session.run.title}: {counted(summary.graded, 'hand-in')} graded, "
        f"{summary.kept} graded before; {session.folder / 'grades'}"
    )
    if summary.restored:
        yield f"{counted(summary.restored, 'file')} in grades/ written again from the ledger"
    if session.passed_over:
        yield f"passed over, no hand-ins: {', '.join(session.passed_over)}"
    if summary.outdated:
        yield (
            f"{counted(summary.outdated, 'grade')} by an earlier suite or grader: "
            f"`grader rejudge {session.folder}` shows what would move, by the answers on record; "
            f"`grader regrade {session.folder}` runs them again"
        )


def withheld(events: Sequence[Event]) -> Iterator[str]:
    """Whose total is withheld, and why."""
    if events:
        yield f"withheld by our fault, and tried again at the next run ({len(events)}):"
    for event in events:
        yield f"  {event.name}: {_reason(event)}"


def proposed(proposals: Proposals, lowered: Sequence[Proposal]) -> Iterator[str]:
    """Whose score moves, by how much, through which check; and what does not move, and why."""
    moving = [one for one in proposals.changes if one.move.moves]
    yield f"{len(moving)} of {counted(len(proposals.changes), 'grade')} would move"
    for one in moving:
        is_lowered = one in lowered
        kept = "; keeps the old one by --never-lower" if is_lowered else ""
        yield f"  {one.event.name}  {_moved(one.move)}{kept}"
        yield from (f"    {_check(check)}" for check in one.move.checks)
    yield from _unmoved(proposals)
    yield from _left_out(proposals)


def written(folder: Path, numbers: Sequence[int]) -> Iterator[str]:
    """Which events were written, and how to take them back."""
    if not numbers:
        yield "nothing is written: every grade is as it was"
        return
    first, last = numbers[0], numbers[-1]
    which = f"event {first}" if first == last else f"events {first} to {last}"
    back = str(first) if first == last else f"{first}-{last}"
    yield f"written: {which}; `grader rollback {folder} {back}` takes back"


def rolled_back(folder: Path, events: Sequence[Event]) -> Iterator[str]:
    """Whose score is again what it was, and how to take that back."""
    moving = [event for event in events if event.score != event.previous_score]
    for event in moving:
        moved = f"{score(event.previous_score)} -> {score(event.score)}"
        yield f"{event.name}  {moved}, as before event {event.previous}"
    if len(moving) < len(events):
        yield f"{len(events) - len(moving)} with the same points as before"
    yield from written(folder, [event.id for event in events])


def score(points: float | None) -> str:
    return "withheld" if points is None else words.points(points)


def counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _moved(move: Move) -> str:
    sign = "+" if move.difference > 0 else ""
    by = f" ({sign}{words.points(move.difference)})" if move.difference else ""
    return f"{score(move.before)} -> {score(move.after)}{by}"


def _check(check: CheckMove) -> str:
    if check.before is None:
        return f"{check.title}: new, {_outcome(check.after)}"
    if check.after is None:
        return f"{check.title}: {_outcome(check.before)}, is no check any more"
    return f"{check.title}: {_outcome(check.before)} -> {_outcome(check.after)}"


def _outcome(outcome: tuple[str, float] | None) -> str:
    assert outcome is not None, "a check that moves is in one record at least"
    return f"{words.VERDICTS[Verdict(outcome[0])]} {words.points(outcome[1])}"


def _unmoved(proposals: Proposals) -> Iterator[str]:
    """What stays, and how exactly."""
    staying = [one for one in proposals.changes if not one.move.moves]
    same = sum(one.move.is_same for one in staying)
    if same:
        yield f"{same} the same to the last bit, but for seconds"
    if same < len(staying):
        yield f"{len(staying) - same} with other words or notes, and the same points"


def _left_out(proposals: Proposals) -> Iterator[str]:
    """What keeps its old row or grade, because nothing new is known of it."""
    kept = [kept for one in proposals.changes for kept in one.move.kept]
    unasked = Counter(one.title for one in kept if one.needs_regrade)
    faults = Counter(one.title for one in kept if not one.needs_regrade)
    for title, number in unasked.items():
        yield f"needs a regrade for {counted(number, 'hand-in')}, which keep the old row: {title}"
    for title, number in faults.items():
        yield f"our fault for {counted(number, 'hand-in')}, which keep the old row: {title}"
    for name, why in proposals.failed:
        yield f"our fault, {name} keeps the old grade: {_first_line(why)}"
    if proposals.gone:
        yield f"no hand-in any more, the grade stays: {', '.join(proposals.gone)}"
    if proposals.ungraded:
        yield f"not graded yet, `grader course` does it: {', '.join(proposals.ungraded)}"


def _reason(event: Event) -> str:
    faults = [check for check in event.record["checks"] if check["verdict"] == "OUR_FAULT"]
    if faults:
        return f"{faults[0]['id']}: {_first_line(faults[0]['message'])}"
    return _first_line(event.record["notes"][-1])


def _first_line(text: str) -> str:
    return text.strip().split("\n")[0][:LONGEST]
