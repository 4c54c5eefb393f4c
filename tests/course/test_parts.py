"""A class that is graded in parts by jobs which know nothing of each other, and put together."""

from __future__ import annotations

import pytest

from grader.course.places import Here
from grader.course.progress import Quiet
from grader.course.run import Summary, grade_class
from grader.course.session import Wanted, begun
from grader.errors import AssignmentError
from grader.launch import Examiners
from tests.course.small import CLASS, RIGHT, Course


def wanted(course: Course, out: str, **more: object) -> Wanted:
    return Wanted(course.assignment, course.handins, course.out.with_name(out), **more)  # type: ignore[arg-type]


def graded(wish: Wanted, place: Here) -> Summary:
    with begun(wish) as session:
        return grade_class(session, place, Quiet())


def never() -> Examiners:  # type: ignore[misc]
    raise AssertionError("nothing is to be examined")


def test_parts_make_a_whole(course: Course):
    """Each hand-in is in one part; the whole takes all results over and examines nothing."""
    course.hand_in({**CLASS, "zoe": RIGHT})
    here = Here(course.open, 2)
    parts = [wanted(course, f"part-{k}", part=(k, 2)) for k in (1, 2)]
    counts = [graded(one, here).graded for one in parts]
    course.grade()
    alone = {name: event.record for name, event in course.latest().items()}
    whole = wanted(course, "whole", known=tuple(one.out for one in parts))

    summary = graded(whole, Here(never, 2))

    course.out = whole.out
    assert counts == [2, 2]
    assert (summary.graded, summary.withheld) == (4, ())
    scores = {name: record["score"] for name, record in alone.items()}
    assert {name: event.record["score"] for name, event in course.latest().items()} == scores
    assert all(proposal.move.is_same for proposal in course.rejudge().changes)


def test_results_of_another_suite_are_not_taken(course: Course):
    """What was judged by other checks is examined again."""
    course.hand_in({"ada": RIGHT})
    first = wanted(course, "first")
    graded(first, Here(course.open, 1))
    course.change_suite("equals(6)", "equals(6.0)")

    summary = graded(wanted(course, "second", known=(first.out,)), Here(course.open, 1))

    assert summary.graded == 1


def test_names_that_are_concealed_come_from_nowhere_else(course: Course):
    """A class with names gives nothing to one without."""
    course.hand_in({"ada": RIGHT})
    first = wanted(course, "first")
    graded(first, Here(course.open, 1))
    second = wanted(course, "second", known=(first.out,), is_anonymous=True)

    with pytest.raises(AssignmentError) as refusal:
        graded(second, Here(course.open, 1))

    assert str(refusal.value) == (
        f"--from {first.out}: it was graded without --anonymous, and this is not"
    )
