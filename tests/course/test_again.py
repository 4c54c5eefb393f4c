"""A class is run or judged again: what moves is shown, and counts when it is said to."""

from __future__ import annotations

import shutil

import pytest

from grader.course import grades, show
from grader.course.proposals import Only, Proposals, only
from grader.errors import AssignmentError
from tests.course.small import CLASS, RIGHT, Course

STRICT, LOOSE = (
    "close_to(2 * x)",
    "close_to(2 * x, within=tolerance.Tolerance((0.01, 0), (0.01, 0)))",
)
THREE, TENSORS = "test_doubling.py::test_double_of_three", "test_doubling.py::test_doubles_tensors"


@pytest.fixture
def graded(course: Course) -> Course:
    course.hand_in(CLASS)
    course.grade()
    return course


def test_an_unchanged_class_regrades_to_the_last_bit(graded: Course):
    """Running it again shows nothing to write."""
    before = graded.latest()

    proposals = graded.regrade()

    assert [one.is_nothing for one in proposals.changes] == [True, True, True]
    assert [one.move.is_same for one in proposals.changes] == [True, True, True]
    assert graded.latest() == before


def test_an_unchanged_class_rejudges_to_the_last_bit(graded: Course):
    """The answers on record, the shrinking ones too, lead to the same words."""
    proposals = graded.rejudge()

    assert [one.is_nothing for one in proposals.changes] == [True, True, True]


@pytest.mark.parametrize("again", ["regrade", "rejudge"])
def test_a_repaired_tolerance_moves_whom_it_wronged(graded: Course, again: str):
    """Each move says by how much, through which check."""
    graded.change_suite(STRICT, LOOSE)

    proposals = getattr(graded, again)()

    moved = [one for one in proposals.changes if one.move.moves]
    (check,) = moved[0].move.checks
    assert [(one.event.name, one.move.difference) for one in moved] == [("eve", 3.0)]
    assert (check.id, check.title) == (TENSORS, "2 Every entry is doubled.")
    assert (check.before, check.after) == (("WRONG", 0.0), ("RIGHT", 3.0))
    assert graded.latest()["eve"].score == 2.0


def test_a_rejudge_runs_no_line_of_a_handin(graded: Course):
    """It needs no hand-ins: those in the folder may be gone, or others."""
    graded.change_suite(STRICT, LOOSE)
    graded.hand_in({"eve": "raise SystemExit"})
    (graded.handins / "ada" / "doubling.py").unlink()

    proposals = graded.rejudge()

    assert [one.move.after for one in proposals.changes] == [5.0, 0.0, 5.0]


def test_what_was_never_asked_needs_a_regrade(graded: Course):
    """The check keeps its old row; the others are judged."""
    graded.change_suite("doubled, 3", "doubled, 4")
    graded.change_suite(STRICT, LOOSE)

    proposals = graded.rejudge()

    eve = proposals.changes[2]
    assert [kept.title for kept in eve.move.kept] == ["1 double(3) is 6."]
    assert [kept.needs_regrade for kept in eve.move.kept] == [True]
    assert eve.move.after == 5.0
    assert eve.event.suite == eve.before.suite != graded.assignment.digest()


def test_changed_probes_need_a_regrade(graded: Course):
    """An answer to another probe of the same name would be an answer to another question."""
    probes = graded.assignment.student / "probes.py"
    probes.write_text(probes.read_text() + "\n\ndef another(subject):\n    return 1\n")

    proposals = graded.rejudge()

    assert {len(one.move.kept) for one in proposals.changes} == {2}
    assert not any(one.move.moves for one in proposals.changes)


def test_a_broken_suite_moves_nobody(graded: Course):
    """Our fault takes no row that was graded."""
    graded.change_suite("equals(6)", "equals(six)")

    proposals = graded.regrade()

    assert not any(one.move.moves for one in proposals.changes)
    assert [kept.needs_regrade for one in proposals.changes for kept in one.move.kept] == [
        False
    ] * 3


def test_what_is_written_counts_and_can_be_taken_back(graded: Course):
    """An event for each; a rollback is an event too, and can itself be taken back."""
    graded.change_suite(STRICT, LOOSE)
    before = graded.latest()["eve"]
    graded.rejudge("too strict")
    moved = graded.latest()["eve"]

    back = graded.roll_back(moved.id)
    again = graded.roll_back(graded.latest()["eve"].id, "it was right")

    assert (moved.kind, moved.score, moved.previous_score) == ("rejudged", 5.0, 2.0)
    assert (moved.reason, moved.previous, moved.result) == ("too strict", before.id, before.result)
    assert (back.kind, back.score, back.record) == ("rolled back", 2.0, before.record)
    assert back.reason == f"event {moved.id} taken back"
    assert (again.score, again.record, again.reason) == (5.0, moved.record, "it was right")
    assert graded.file("eve").read_text() == grades.text_of(moved.record)


def test_only_what_counts_now_can_be_taken_back(graded: Course):
    """Not the first event of a hand-in, not an old one, and none that there is not."""
    first = graded.latest()["eve"]
    graded.change_suite(STRICT, LOOSE)
    graded.rejudge("too strict")
    newest = graded.latest()["eve"]

    assert refusal(graded, newest.id + 1) == (
        f"there is no event {newest.id + 1} in {graded.out}; "
        "`grader regrade` and `grader rejudge` name the events that they write"
    )
    assert refusal(graded, first.id) == (
        f"event {first.id} does not count any more for eve: event {newest.id} (rejudged) came "
        "after it. Roll that one back"
    )
    ada = graded.latest()["ada"].id
    assert refusal(graded, ada) == f"event {ada} is the first of ada: nothing counted before it"


def test_a_regrade_of_one_check_leaves_the_others(graded: Course):
    """The suite changed in two places, and one of them is wanted."""
    graded.change_suite(STRICT, LOOSE)
    graded.change_suite("equals(6)", "equals(7)")

    proposals = graded.regrade(only(["test_doubles_tensors"], graded.latest()))

    assert [one.move.difference for one in proposals.changes] == [0.0, 0.0, 3.0]
    assert {one.event.suite for one in proposals.changes} == {graded.latest()["ada"].suite}


def test_a_regrade_of_one_handin_runs_no_other(graded: Course):
    graded.change_suite(STRICT, LOOSE)

    proposals = graded.regrade(only(["eve"], graded.latest()))

    assert [one.event.name for one in proposals.changes] == ["eve"]


def test_who_has_come_or_gone_is_named(graded: Course):
    """A regrade neither gives a first grade nor takes one away."""
    graded.hand_in({"zoe": RIGHT})
    shutil.rmtree(graded.handins / "ada")

    proposals = graded.regrade(Only(frozenset({"ada", "zoe"})))

    assert (proposals.changes, proposals.ungraded, proposals.gone) == ((), ("zoe",), ("ada",))
    assert [*show.proposed(proposals, [])] == [
        "0 of 0 grades would move",
        "no hand-in any more, the grade stays: ada",
        "not graded yet, `grader course` does it: zoe",
    ]


def test_only_names_what_there_is(graded: Course):
    """A misspelt name is no reason to regrade everything, or nothing."""
    latest = graded.latest()

    with pytest.raises(AssignmentError) as error:
        only(["eva", "2", "test_of_nothing"], latest)

    assert only(["ada", "2"], latest) == Only(frozenset({"ada"}), frozenset({TENSORS}))
    assert only([THREE], latest) == Only(frozenset(), frozenset({THREE}))
    assert str(error.value) == (
        "--only eva, test_of_nothing: neither a hand-in of this class nor a check.\n"
        "Name a hand-in as the class's report does, a check by its number or its function"
    )


def test_a_regrade_that_was_shown_is_not_run_again_to_be_written(graded: Course):
    """Its results are in the ledger, until they are decided on."""
    graded.change_suite(STRICT, LOOSE)
    shown = graded.regrade()
    known = graded.regrade()
    graded.rejudge("decides on all of them")
    new = graded.regrade()

    assert results(shown) == results(known)
    assert not results(known) & results(new)


def refusal(course: Course, number: int) -> str:
    with pytest.raises(AssignmentError) as error:
        course.roll_back(number)
    return str(error.value)


def results(proposals: Proposals) -> set[int]:
    return {one.event.result for one in proposals.changes}
