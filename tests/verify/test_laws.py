"""The laws: what is found where each is kept, and where each is broken once."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

from grader.assignment import Assignment, Staff
from grader.errors import AssignmentError
from grader.launch import Examiners
from grader.verify.laws import Finding, laws
from tests.verify.doubling import (
    BLIND,
    BOTH,
    HIDDEN_ROW,
    LOSES_THE_SIGN,
    ODD,
    PUBLIC,
    PUBLIC_ROW,
    RIGHT,
    SQUARES,
    WRONG,
    answer,
)


@pytest.fixture
def broken(examiners: Examiners) -> Callable[..., dict[str, tuple[str, ...]]]:
    """What is wrong with an assignment, by the hand-in that showed it."""

    def found(assignment: Assignment, **options: Any) -> dict[str, tuple[str, ...]]:
        findings = laws(assignment, examiners, **options)
        return {one.subject: one.broken for one in findings if one.broken}

    return found


# Kept


@pytest.mark.parametrize("in_boxes", [False, True], ids=["without boxes", "in boxes"])
def test_an_assignment_that_keeps_its_laws_has_a_finding_for_every_handin(
    make: Callable[..., Assignment], examiners: Examiners, in_boxes: bool
):
    """Starter, reference, forced failures, wrong and odd answers, and what each showed."""
    findings = list(laws(make(ODD, wrong=WRONG), examiners, in_boxes=in_boxes))

    for expected in (
        Finding(1, "starter", "no points, every row says what to write"),
        Finding(2, "reference", "2/2"),
        Finding(3, "forced nonsense", "every check fails"),
        Finding(3, "forced error", "every check fails"),
        Finding(3, "loses_the_sign", "caught by 1, named", (), ("test_double_of_minus_one",)),
        Finding(3, "squares", "caught by 2, named", (), BOTH),
        Finding(4, "shifts", "2/2"),
        Finding(5, "student/", "4 files hold nothing of staff's"),
    ):
        assert expected in findings
    assert [one for one in findings if one.broken] == []


def test_a_forced_failure_is_tried_before_any_other_hand_in(
    make: Callable[..., Assignment], examiners: Examiners
):
    """Nothing that follows could be believed, if planting a mistake did not work."""
    subjects = [one.subject for one in laws(make(ODD, wrong=WRONG), examiners)]

    assert subjects[:5] == [
        "forbidden calls", "student/", "forced nonsense", "forced error", "starter",
    ]  # fmt: skip


# Broken


def test_a_starter_that_crashes_breaks_the_first_law(make: Any, broken: Any):
    """What students are given must run."""
    starter = "import os\n\ndef double(x):\n    os.abort()\n"

    assert broken(make(starter=starter)) == {
        "starter": (
            f"{PUBLIC_ROW}: CRASHED, not NOT_IMPLEMENTED",
            f"{HIDDEN_ROW}: CRASHED, not NOT_IMPLEMENTED",
        )
    }


def test_a_starter_that_earns_points_breaks_the_first_law(make: Any, broken: Any):
    """Nobody has written anything yet."""
    assert broken(make(starter=LOSES_THE_SIGN)) == {
        "starter": (
            "1 points for a starter",
            f"{PUBLIC_ROW}: RIGHT, not NOT_IMPLEMENTED",
            f"{HIDDEN_ROW}: WRONG, not NOT_IMPLEMENTED",
        )
    }


def test_a_reference_that_misses_marks_breaks_the_second_law(make: Any, broken: Any):
    """The row is told with what the check says of it."""
    (told,) = broken(make(reference=LOSES_THE_SIGN))["reference"]

    assert told.startswith(f"{HIDDEN_ROW}: WRONG asked doubled(your file, -1) expected -2 got 2")


def test_what_was_got_is_told_however_long_the_question_is(make: Any, broken: Any):
    """A long line is cut, and marked; what an array is in full is left out, and code to paste."""
    hidden = """
import torch

from grader.examine import expect


def test_many(student):
    many = [torch.arange(3.0) for _ in range(20)]
    expect(student.double(many)).close_to([one for one in many])
"""
    code = "def double(x):\n    return [one + 1 for one in x]\n"
    odd = {"as_a_list": answer("Lists.", code=code)}
    told = broken(make(odd, public="", hidden=hidden))["as_a_list"][0]

    assert told == (
        "test_hidden.py::test_many: WRONG "
        f"asked double([{'tensor([0.0, 1.0, 2.0]), ' * 7}tensor([0.0 … "
        "expected 0 at [0] in item 0 (allowed ±1e-05) "
        "got 1; 3 of 3 entries differ, this one the most seen your answer is one step early"
    )


@pytest.mark.parametrize(
    ("file", "problem"),
    [
        ("reference.py", "doubling/reference.py: line 1: '(' was never closed"),
        ("staff/test_hidden.py", "staff/test_hidden.py: line 1: '(' was never closed"),
    ],
)
def test_a_file_that_is_no_python_is_told_with_its_line(
    make: Any, examiners: Examiners, file: str, problem: str
):
    """It is the author's, and not our fault."""
    assignment = make()
    (assignment.folder / file).write_text("print(\n", encoding="utf-8")

    with pytest.raises(AssignmentError) as told:
        list(laws(assignment, examiners))

    assert str(told.value) == problem


def test_a_starter_that_is_missing_is_the_authors_to_write(make: Any, examiners: Examiners):
    """The manifest says what its name must be."""
    assignment = make()
    (assignment.student / "doubling.py").unlink()

    with pytest.raises(AssignmentError) as told:
        list(laws(assignment, examiners))

    assert str(told.value) == (
        "student/doubling.py: missing; it is the starter, and the manifest names it as file"
    )


def test_a_wrong_answer_is_caught_by_the_checks_it_names_and_no_other(make: Any, broken: Any):
    """By none: it is right, or the suite has a hole. By an unnamed one: two checks ask the same."""
    wrong = {
        "right": answer("Nothing wrong.", "test_double_of_three", code=RIGHT),
        "squares": answer("x² in place of 2 x.", "test_double_of_three", code=SQUARES),
        "absent": answer("No double.", "test_double_of_four", code="double = 2\n"),
    }

    assert broken(make(wrong=wrong)) == {
        "right": ("not caught by test_double_of_three",),
        "squares": ("also fails test_double_of_minus_one, which it does not name",),
        "absent": (
            "not caught by test_double_of_four: there is no such check; "
            "did you mean test_double_of_three?",
            "also fails test_double_of_minus_one, which it does not name",
            "also fails test_double_of_three, which it does not name",
        ),
    }


def test_a_mistake_that_the_feedback_does_not_name_breaks_the_third_law(make: Any, broken: Any):
    """A gap is told as a gap, so it is no mistake that could be recognized."""
    code = "def double(x):\n    if x < 0:\n        raise NotImplementedError\n    return 2 * x\n"
    wrong = {"gives_up": answer("No sign.", "test_double_of_minus_one", code=code)}

    assert broken(make(wrong=wrong)) == {
        "gives_up": ("test_double_of_minus_one: the feedback does not name the mistake",)
    }


def test_an_odd_answer_that_loses_marks_breaks_the_fourth_law(make: Any, broken: Any):
    """It is right, so the check is too narrow."""
    odd = {"as_text": answer("Text.", code="def double(x):\n    return str(2 * x)\n")}
    told = broken(make(odd))

    assert list(told) == ["as_text"]
    assert [line.split()[:2] for line in told["as_text"]] == [
        [f"{PUBLIC_ROW}:", "WRONG"],
        [f"{HIDDEN_ROW}:", "WRONG"],
    ]


def test_a_check_that_passes_whatever_is_handed_in_breaks_the_third_law(make: Any, broken: Any):
    """A forced failure shows that a check can fail at all."""
    told = broken(make(public=PUBLIC + BLIND))
    passes = "test_doubling.py::test_something_comes_back: passes, though no function does"

    assert told["forced nonsense"] == told["forced error"] == (f"{passes} anything right",)
    assert set(told) == {"starter", "forced nonsense", "forced error"}


def test_a_pattern_that_forbids_nothing_is_found(make: Any, broken: Any):
    """A misspelt name would let through what it was meant to stop."""
    manifest = '\n[forbidden]\nnames = ["torch.optim", "torch.opitm"]\n'

    assert broken(make(manifest=manifest)) == {"forbidden calls": ("torch.opitm: names nothing",)}


def test_what_students_get_may_hold_no_line_of_staffs(make: Any, broken: Any):
    """Not of the reference either, whatever the file is called."""
    secret = "def double(x):\n    return sum(x for _ in range(2)) if x else 0 * x\n"
    starter = f"def double(x):\n    raise NotImplementedError('double: 2 x')\n\n{secret}"
    starter = starter.replace(secret, secret.replace("double", "_old"))

    assert broken(make(reference=secret, starter=starter)) == {
        "student/": (
            "doubling.py holds a line of doubling/reference.py: "
            "return sum((x for _ in range(2))) if x else 0 * x",
        )
    }


def test_answers_that_cannot_be_read_are_told_all_at_once(make: Any, examiners: Examiners):
    """Their docstrings are part of the assignment, so they are the instructor's to repair."""
    wrong = {
        "a_silent": "def double(x):\n    return 0\n",
        "b_uncaught": '"""Says nothing of checks."""\n',
        "c_vague": '"""Vague.\n\nCaught by: something\n"""\n',
        "d_broken": "def double(:\n",
    }
    with pytest.raises(AssignmentError) as told:
        list(laws(make(wrong=wrong), examiners))

    uncaught = 'no "Caught by:" in the docstring with the checks that fail with it'
    assert str(told.value).splitlines() == [
        "staff/wrong/a_silent.py: no docstring that begins with a sentence on the mistake",
        f"staff/wrong/a_silent.py: {uncaught}",
        f"staff/wrong/b_uncaught.py: {uncaught}",
        'staff/wrong/c_vague.py: Caught by: "something" is not the name of a check, like test_adam',
        "staff/wrong/d_broken.py: line 1: invalid syntax",
    ]


def test_an_answer_that_cannot_be_imported_is_told_with_its_file(make: Any, broken: Any):
    """A mistake in planting a mistake."""
    wrong = {"misspelt": answer("Nothing.", "test_double_of_three", code="doubel = twice\n")}
    told = broken(make(wrong=wrong))

    assert "not caught by test_double_of_three" not in told["misspelt"]
    assert told["misspelt"] != ()


def test_an_assignment_without_a_reference_cannot_be_verified(make: Any, examiners: Examiners):
    """The laws are about the reference and its suffixes."""
    unanswered = dataclasses.replace(make(), staff=Staff())

    with pytest.raises(AssignmentError) as told:
        list(laws(unanswered, examiners))

    assert str(told.value) == "doubling: the manifest names no staff.reference to verify"
