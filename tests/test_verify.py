"""The laws of an assignment: what is found where each is kept, and where each is broken once."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

from grader import verify
from grader.assignment import Assignment, Staff
from grader.errors import AssignmentError
from grader.launch import Examiners
from grader.verify import Finding

PUBLIC = '''
from grader.examine import expect, functions, number
from probes import doubled

@number("1")
@functions("double")
def test_double_of_three(student):
    """double(3) is 6."""
    expect(student.run(doubled, 3)).equals(6)
'''
HIDDEN = '''
from grader.examine import expect, functions, number
from probes import doubled

@number("2")
@functions("double")
def test_double_of_minus_one(student):
    """double(-1) is -2."""
    expect(student.run(doubled, -1)).equals(-2)
'''
BLIND = '''
def test_something_comes_back(student):
    """Whatever it is."""
    student.attempt(doubled, 3)
'''
RIGHT = "def double(x):\n    return 2 * x\n"
LOSES_THE_SIGN = "def double(x):\n    return 2 * abs(x)\n"
SQUARES = "def double(x):\n    return x * x\n"

PUBLIC_ROW = "test_doubling.py::test_double_of_three"
HIDDEN_ROW = "test_hidden.py::test_double_of_minus_one"


def answer(says: str, *caught_by: str, code: str) -> str:
    """The file of a wrong or odd answer."""
    tail = f"\n\nCaught by: {', '.join(caught_by)}\n" if caught_by else ""
    return f'"""{says}{tail}"""\n\n\n{code}'


WRONG = {
    "loses_the_sign": answer("|x| is doubled.", "test_double_of_minus_one", code=LOSES_THE_SIGN),
    "squares": answer(
        "x² in place of 2 x.", "test_double_of_three", "test_double_of_minus_one", code=SQUARES
    ),
}
ODD = {
    "shifts": answer("A shift by one bit.", code="def double(x):\n    return x << 1\n"),
}


@pytest.fixture
def make(make_assignment: Callable[..., Assignment]) -> Callable[..., Assignment]:
    """An assignment that keeps all laws, but for what a test changes."""

    def made(odd: dict[str, str] | None = None, **parts: Any) -> Assignment:
        assignment = make_assignment(**{"public": PUBLIC, "hidden": HIDDEN, **parts})
        for name, text in (odd or {}).items():
            path = assignment.folder / "staff" / "odd" / f"{name}.py"
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return assignment

    return made


@pytest.fixture
def broken(examiners: Examiners) -> Callable[..., dict[str, tuple[str, ...]]]:
    """What is wrong with an assignment, by the hand-in that showed it."""

    def found(assignment: Assignment, **options: Any) -> dict[str, tuple[str, ...]]:
        findings = verify.laws(assignment, examiners, **options)
        return {one.subject: one.broken for one in findings if one.broken}

    return found


# Kept


@pytest.mark.parametrize("in_boxes", [False, True], ids=["without boxes", "in boxes"])
def test_an_assignment_that_keeps_its_laws_has_a_finding_for_every_handin(
    make: Callable[..., Assignment], examiners: Examiners, in_boxes: bool
):
    """Starter, reference, forced failures, wrong and odd answers, and what each showed."""
    findings = list(verify.laws(make(ODD, wrong=WRONG), examiners, in_boxes=in_boxes))

    for expected in (
        Finding(1, "starter", "no points, every row says what to write"),
        Finding(2, "reference", "2/2"),
        Finding(3, "forced nonsense", "every check fails"),
        Finding(3, "forced error", "every check fails"),
        Finding(3, "loses_the_sign", "caught by 1, named"),
        Finding(3, "squares", "caught by 2, named"),
        Finding(4, "shifts", "2/2"),
    ):
        assert expected in findings
    assert [one for one in findings if one.broken] == []


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
            "not caught by test_double_of_four",
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


def test_answers_that_cannot_be_read_are_told_all_at_once(make: Any, examiners: Examiners):
    """Their docstrings are part of the assignment, so they are the instructor's to repair."""
    wrong = {
        "a_silent": "def double(x):\n    return 0\n",
        "b_uncaught": '"""Says nothing of checks."""\n',
        "c_vague": '"""Vague.\n\nCaught by: something\n"""\n',
        "d_broken": "def double(:\n",
    }
    with pytest.raises(AssignmentError) as told:
        list(verify.laws(make(wrong=wrong), examiners))

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


# Told


def test_laws_that_are_kept_are_told_in_a_line_each(
    make: Any, examiners: Examiners, capsys: pytest.CaptureFixture[str]
):
    """And in one last line for all."""
    assert verify.run(make(ODD, wrong=WRONG), examiners)

    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert lines[0] == "law hand-in found"
    assert "1 starter no points, every row says what to write" in lines
    assert "3 squares caught by 2, named" in lines
    assert lines[-1] == "doubling: all laws are kept"


def test_a_broken_law_is_told_beside_its_handin(
    make: Any, examiners: Examiners, capsys: pytest.CaptureFixture[str]
):
    """With every reason on a line of its own."""
    wrong = {"right": answer("Right.", "test_double_of_three", code=RIGHT)}
    assert not verify.run(make(wrong=wrong), examiners)

    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert "3 right not caught by test_double_of_three" in lines
    assert lines[-1] == "doubling: 1 of the hand-ins above break a law"


def test_an_assignment_without_a_reference_cannot_be_verified(make: Any, examiners: Examiners):
    """The laws are about the reference and its suffixes."""
    unanswered = dataclasses.replace(make(), staff=Staff())

    with pytest.raises(AssignmentError) as told:
        list(verify.laws(unanswered, examiners))

    assert str(told.value) == "doubling: the manifest names no staff.reference to verify"
