"""What an author reads of the laws, and of what no check sees."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from grader.errors import AssignmentError
from grader.launch import Examiners
from grader.verify import show
from tests.verify.doubling import HIDDEN, LOSES_THE_SIGN, ODD, PUBLIC, RIGHT, WRONG, answer


@pytest.fixture
def printed(capsys: pytest.CaptureFixture[str]) -> Any:
    """The lines printed so far, without their columns."""
    return lambda: [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]


def test_laws_that_are_kept_are_told_in_a_line_each(make: Any, examiners: Examiners, printed: Any):
    """And in one last line for all."""
    assert show.verify(make(ODD, wrong=WRONG), examiners)

    lines = printed()
    assert lines[:2] == ["doubling: the laws", "law hand-in found"]
    assert "1 starter no points, every row says what to write" in lines
    assert "3 squares caught by 2, named" in lines
    assert lines[-1] == "doubling: all laws are kept"


def test_checks_and_wrong_answers_are_told_against_each_other(
    make: Any, examiners: Examiners, printed: Any, tmp_path: Path
):
    """Which check could go, which wrong answer hangs on one; the whole of it in a file."""
    show.verify(make(ODD, wrong=WRONG), examiners, matrix=tmp_path / "matrix.csv")

    lines = printed()
    assert "test_double_of_three 1" in lines
    assert "test_double_of_minus_one 2 1" in lines
    at = lines.index("checks that no wrong answer needs: 1")
    assert lines[at : at + 4] == [
        "checks that no wrong answer needs: 1",
        "test_double_of_three",
        "wrong answers that hang on a single check: 1",
        "loses_the_sign (test_double_of_minus_one)",
    ]
    with open(tmp_path / "matrix.csv", encoding="utf-8", newline="") as file:
        assert list(csv.reader(file)) == [
            ["check", "loses_the_sign", "squares"],
            ["test_double_of_three", "", "x"],
            ["test_double_of_minus_one", "x", "x"],
        ]


def test_a_broken_law_is_told_beside_its_handin(make: Any, examiners: Examiners, printed: Any):
    """With every reason on a line of its own."""
    wrong = {"right": answer("Right.", "test_double_of_three", code=RIGHT)}
    assert not show.verify(make(wrong=wrong), examiners)

    lines = printed()
    assert "3 right not caught by test_double_of_three" in lines
    assert lines[-1] == "doubling: 1 of the hand-ins above break a law"


def test_what_no_check_sees_is_told_with_its_line(make: Any, examiners: Examiners, printed: Any):
    """Here a branch that no input of the suite reaches."""
    reference = "def double(x):\n    if x > 100:\n        return 2 * x\n    return x + x\n"
    assert not show.look_for_survivors(make(reference=reference), examiners)

    lines = printed()
    at = lines.index("line 3: return 2 * x")
    assert lines[at + 1] == "now: return 2 / x"
    assert "line 4: return x + x" not in lines
    assert lines[-1].endswith("survived: read each; it is either as right, or a hole")


def test_a_reference_that_loses_marks_is_not_broken_further(make: Any, examiners: Examiners):
    """Every change would seem to be seen, by the check that sees the reference itself."""
    with pytest.raises(AssignmentError) as told:
        show.look_for_survivors(make(reference=LOSES_THE_SIGN), examiners)

    assert str(told.value) == (
        "doubling: the reference itself loses marks, so every change to it would seem to be seen: "
        "repair what `grader verify` says of it first"
    )


def test_a_suite_that_sees_every_change_has_no_survivor(
    make: Any, examiners: Examiners, printed: Any
):
    """Then there is nothing to read."""
    assert show.look_for_survivors(make(public=PUBLIC, hidden=HIDDEN), examiners)

    assert printed()[-1].startswith("doubling: 5 tried, 0 survived")
