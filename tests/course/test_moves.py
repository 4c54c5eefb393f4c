"""Whose score moves: an old record beside a new one."""

from __future__ import annotations

from typing import Any

from grader.course.moves import CheckMove, Kept, Move, move
from grader.events import UNRECORDED


def row(id: str, verdict: str = "RIGHT", score: float = 1.0, **rest: Any) -> dict[str, Any]:
    told = {"id": id, "number": id[-1], "name": f"Check {id}.", "verdict": verdict, "score": score}
    return {**told, "max_score": 1.0, "message": "", "seconds": 0.5, **rest}


def record(*rows: dict[str, Any], notes: tuple[str, ...] = ()) -> dict[str, Any]:
    scores = [one["score"] for one in rows]
    is_graded = all(one["verdict"] != "OUR_FAULT" for one in rows)
    return {
        "handin": "ada",
        "score": sum(scores) if is_graded else None,
        "max_score": float(len(rows)),
        "status": "graded" if is_graded else "withheld",
        "notes": list(notes),
        "checks": list(rows),
    }


def verdicts(moved: Move) -> list[tuple[str, str]]:
    return [(one["id"], one["verdict"]) for one in moved.record["checks"]]


WRONG = ("WRONG", 0.0)
FAULT = ("OUR_FAULT", 0.0)


def test_the_same_but_for_seconds_is_the_same():
    """Nothing moves, and it is so to the last bit."""
    moved = move(record(row("t::a")), record(row("t::a", seconds=9.0)))

    assert (moved.is_same, moved.moves, moved.difference) == (True, False, 0.0)


def test_other_words_move_no_score():
    """But it is not the same to the last bit."""
    moved = move(record(row("t::a")), record(row("t::a", message="another")))

    assert (moved.is_same, moved.moves) == (False, False)


def test_a_move_says_through_which_check():
    """And by how much, without the noise of sums."""
    old = record(row("t::a", score=0.1), row("t::b", score=0.2), row("t::c", *WRONG))
    new = record(row("t::a", score=0.1), row("t::b", score=0.2), row("t::c", score=0.3))

    moved = move(old, new)

    assert moved.checks == (CheckMove("t::c", "c Check t::c.", WRONG, ("RIGHT", 0.3)),)
    assert (moved.after, moved.difference) == (0.6, 0.3)


def test_checks_that_come_and_go_are_moves():
    """The new record has the checks of the new suite."""
    moved = move(record(row("t::a"), row("t::b")), record(row("t::c"), row("t::b")))

    assert verdicts(moved) == [("t::c", "RIGHT"), ("t::b", "RIGHT")]
    assert moved.checks == (
        CheckMove("t::a", "a Check t::a.", ("RIGHT", 1.0), None),
        CheckMove("t::c", "c Check t::c.", None, ("RIGHT", 1.0)),
    )


def test_our_fault_keeps_the_old_row():
    """And with it what would only be skipped on its account."""
    old = record(row("t::a"), row("t::b"), row("t::c", *WRONG))
    new = record(row("t::a", *FAULT), row("t::b", "SKIPPED", 0.0), row("t::c"))

    moved = move(old, new)

    assert verdicts(moved) == [("t::a", "RIGHT"), ("t::b", "RIGHT"), ("t::c", "RIGHT")]
    assert moved.kept == (Kept("a Check t::a.", False), Kept("b Check t::b.", False))
    assert moved.record["status"] == "graded"


def test_what_is_not_on_record_is_no_row():
    """A new check that was never asked is left out; it is no reason to withhold a total."""
    unasked = row("t::b", *FAULT, message=f"the check itself is broken: {UNRECORDED}")

    moved = move(record(row("t::a")), record(row("t::a"), unasked))

    assert verdicts(moved) == [("t::a", "RIGHT")]
    assert moved.kept == (Kept("b Check t::b.", True),)


def test_a_withheld_grade_that_is_graded_now_moves():
    """By nothing, because there was no score."""
    moved = move(record(row("t::a", *FAULT)), record(row("t::a")))

    assert (moved.before, moved.after, moved.difference, moved.moves) == (None, 1.0, 0.0, True)


def test_only_wanted_checks_are_taken():
    """The others stay, those that the new suite does not have too."""
    old = record(row("t::a"), row("t::b", *WRONG), row("t::c"))
    new = record(row("t::a", *WRONG), row("t::b"), row("t::d"))

    moved = move(old, new, lambda one: one["id"] == "t::b")

    assert verdicts(moved) == [("t::a", "RIGHT"), ("t::b", "RIGHT"), ("t::c", "RIGHT")]
    assert moved.record["max_score"] == 3.0


def test_parts_go_with_their_check():
    """A row for a part has no points, and belongs to the row before it."""
    part = row("t::a::1 first", *WRONG, max_score=0.0)
    old = record(row("t::a", *WRONG), part, row("t::b"))

    moved = move(old, record(row("t::a", *FAULT), row("t::b")))

    assert [id for id, _ in verdicts(moved)] == ["t::a", "t::a::1 first", "t::b"]
