"""Some of a suite's checks: by number, test, function of the contract, with what they need."""

import re
from dataclasses import replace

import pytest

from grader.errors import AssignmentError
from grader.report import words
from grader.report.view import view

SUITE = """
@number("1.1")
@functions("double")
def test_one(student): pass

@number("1.2")
@needs("test_one")
def test_two(student): pass

@number("2.1")
@needs("test_two")
def test_three(student): pass

@number("10")
@pytest.mark.parametrize("x", [1, 2])
def test_rows(student, x): pass

class TestUnit(unittest.TestCase):
    @number("11")
    def test_unit(self): pass
"""


@pytest.mark.parametrize(
    ("only", "expected"),
    [
        (["1"], ["test_one", "test_two"]),  # and not 10 or 11
        (["10"], ["test_rows[1]", "test_rows[2]"]),
        (["test_rows[2]"], ["test_rows[2]"]),
        (["test_doubling.py::test_one"], ["test_one"]),
        (["double", "test_unit"], ["test_one", "TestUnit::test_unit"]),
        (["TestUnit::test_unit"], ["TestUnit::test_unit"]),
        (["2.1"], ["test_one", "test_two", "test_three"]),  # it needs the one, which needs another
    ],
)
def test_names_of_every_kind_choose(grade, only, expected):
    """In the order of a report, each once."""
    assert list(grade(public=SUITE, only=tuple(only)).rows) == expected


def test_a_selection_is_no_whole_grade(grade):
    """The record and the first line say so; without a selection they say nothing."""
    part, whole = grade(public=SUITE, only=("1.1",)).grade, grade(public=SUITE).grade

    assert part.as_json()["partial"] == {"checks": 1, "of": 6}
    assert words.headline(view(part, "student")) == (
        "Doubling: 1 of 1 point in 1 of 6 checks; the others were not asked for"
    )
    assert "partial" not in whole.as_json()
    assert words.headline(view(whole, "student")) == "Doubling: 5 of 5 points"


def test_a_check_finds_the_same_when_it_is_run_alone(grade):
    """Its inputs are its own, whichever others run."""
    drawn = """
    @cases(x=st.integers(0, 10**9))
    def test_drawn(student, x):
        expect(student.run(doubled, x)).equals(0)

    def test_other(student):
        expect(student.run(doubled, 1)).equals(2)
    """
    part, whole = grade(public=drawn, only=("test_drawn",)), grade(public=drawn)

    alone, among = (replace(one["test_drawn"], seconds=0.0) for one in (part, whole))
    assert alone.message
    assert alone == among


def test_names_that_fit_nothing_are_told_all_at_once(grade):
    """With what may have been meant: near in spelling, or longer; else what there is."""
    with pytest.raises(AssignmentError) as told:
        grade(public=SUITE, only=("1.1", "test_tow", "unit", "gradient", ""))

    assert str(told.value) == (
        "--only test_tow: no check of this name; did you mean test_two or test_rows or test_one?\n"
        "--only unit: no check of this name; did you mean test_unit?\n"
        "--only gradient: no check of this name; there are double, 1.1, 1.2, 2.1, 10, 11\n"
        "--only : no check of this name; there are double, 1.1, 1.2, 2.1, 10, 11"
    )


def test_a_hidden_check_cannot_be_chosen_by_a_student(grade):
    """The public suite alone is known, and the message names nothing else."""
    with pytest.raises(AssignmentError) as told:
        grade(
            public=SUITE,
            hidden="@number('7.7')\ndef test_secret(student): pass",
            only_public=True,
            only=("7.7",),
        )

    assert not re.search("secret|7.7(?!: no check)", str(told.value))
