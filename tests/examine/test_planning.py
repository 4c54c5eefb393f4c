"""Planning: what a suite says of its checks, known before the hand-in is opened."""

from dataclasses import replace

import pytest

from grader.errors import AssignmentError
from grader.grade import Check, Leaderboard

BARE = Check(
    id="test_doubling.py::test_bare", number="", name="bare", max_score=1.0, visibility="visible"
)


def test_a_check_is_planned_as_its_decorators_say(grade):
    """Number, points, visibility, tags, functions and the docstring; else the function's name."""
    graded = grade(
        public="""
        @number("1.1")
        @weight(0.5)
        @visibility("after_due_date")
        @tags("a", "b")
        @hide_errors("Look again.")
        @functions("double")
        @leaderboard("speed", "asc")
        def test_all(student, set_leaderboard_value):
            '''Doubles, in
            two lines.

            Not this.
            '''

        def test_bare(student): pass
        """,
        hidden="def test_told_later(student): pass",
    )
    plan = {name: row.check for name, row in graded.rows.items()}

    assert plan["test_all"] == Check(
        id="test_doubling.py::test_all",
        number="1.1",
        name="Doubles, in two lines.",
        max_score=0.5,
        visibility="after_due_date",
        functions=("double",),
        tags=("a", "b"),
        hide_errors="Look again.",
        leaderboard=Leaderboard("speed", "asc"),
    )
    assert plan["test_bare"] == BARE
    assert plan["test_told_later"] == replace(
        BARE,
        id="test_hidden.py::test_told_later",
        name="told later",
        visibility="after_published",
        is_public=False,
    )


def test_gradescope_utils_own_decorators_say_the_same(grade):
    """A suite that was written for that library is planned as with ours."""
    suite = """
    {imports}
    class TestDouble(unittest.TestCase):
        @number("1.1")
        @weight(2)
        @visibility("hidden")
        @tags("a", "b")
        @hide_errors("Look again.")
        def test_all(self): pass

        @number("1.2")
        @partial_credit(10)
        def test_part(self, set_score=None): pass

        @number("1.3")
        @leaderboard("speed", "asc")
        def test_board(self, set_leaderboard_value=None): pass
    """
    theirs = "from gradescope_utils.autograder_utils.decorators import *"

    of_ours = grade(public=suite.format(imports=""))
    of_theirs = grade(public=suite.format(imports=theirs))

    plan = [row.check for row in of_theirs.grade.rows]
    assert plan == [row.check for row in of_ours.grade.rows]
    assert [check.max_score for check in plan] == [2, 10, 1]


def test_rows_stand_in_the_order_of_their_numbers(grade):
    """2.9 comes before 2.10, and what has no number last, whatever the order in the files is."""
    graded = grade(
        public="""
        def test_none(student): pass
        @number("2.10")
        def test_ten(student): pass
        """,
        hidden="""
        @number("2.9")
        def test_nine(student): pass
        """,
    )

    assert list(graded.rows) == ["test_nine", "test_ten", "test_none"]


def test_rows_of_one_check_share_its_weight_and_none_vanishes(grade):
    """Three parameter sets of a check for 3 points are 1 point each, right or wrong."""
    graded = grade(
        "def double(x):\n    return 4\n",
        public="""
        @weight(3)
        @pytest.mark.parametrize("x", [1, 2, 3])
        def test_public(student, x):
            '''Doubles.'''
            expect(student.run(doubled, x)).equals(2 * x)
        """,
        hidden="""
        @weight(1)
        @pytest.mark.parametrize("x", [1, 2, 3])
        def test_secret(student, x):
            '''Doubles.'''
            expect(student.run(doubled, x)).equals(2 * x)
        """,
    )
    names = [row.check.name for row in graded.grade.rows]

    assert graded.scores == {
        "test_public[1]": 0, "test_public[2]": 1, "test_public[3]": 0,
        "test_secret[1]": 0, "test_secret[2]": 1 / 3, "test_secret[3]": 0,
    }  # fmt: skip
    assert names == 2 * ["Doubles. [1]", "Doubles. [2]", "Doubles. [3]"]
    assert graded.grade.max_score == 4


def test_everything_that_a_suite_says_wrongly_is_told_at_once(grade):
    """A misspelt visibility, weights that are none, unknown names, circles; once for a check."""
    with pytest.raises(AssignmentError) as caught:
        grade(
            public="""
            @weight(-1)
            @visibility("visable")
            @functions("triple")
            @needs("test_z")
            def test_a(student): pass

            @weight(float("nan"))
            @pytest.mark.parametrize("x", [1, 2])
            def test_b(student, x): pass

            @weight("2")
            @needs("test_d")
            def test_c(student): pass

            @weight(True)
            @needs("test_c")
            def test_d(student): pass

            @needs("test_e")
            def test_e(student): pass
            """
        )

    assert str(caught.value) == (
        "test_doubling.py::test_a: @weight(-1): a weight is a number of points, 0 or more\n"
        "test_doubling.py::test_a: @visibility('visable'): it is one of visible, hidden, "
        "after_due_date, after_published\n"
        "test_doubling.py::test_a: @functions('triple'): the manifest names no such function\n"
        "test_doubling.py::test_b: @weight(nan): a weight is a number of points, 0 or more\n"
        "test_doubling.py::test_c: @weight('2'): a weight is a number of points, 0 or more\n"
        "test_doubling.py::test_d: @weight(True): a weight is a number of points, 0 or more\n"
        "test_doubling.py::test_a: @needs('test_z'): there is no such check\n"
        "test_doubling.py::test_c: @needs goes round in a circle\n"
        "test_doubling.py::test_e: @needs goes round in a circle"
    )


def test_a_suite_that_cannot_be_imported_is_the_instructors_to_repair(grade):
    """What keeps each of its files from being imported is told, for all files at once."""
    with pytest.raises(AssignmentError) as caught:
        grade(public="import nothing_of_the_kind", hidden="def test_a(student) pass")
    told = str(caught.value)

    assert told.startswith("the suite could not be run (pytest's exit code 2):\n")
    assert "E   ModuleNotFoundError: No module named 'nothing_of_the_kind'" in told
    assert "E       def test_a(student) pass" in told
    assert "E   SyntaxError: expected ':'" in told


def test_a_suite_without_checks_is_the_instructors_to_repair(grade):
    """No checks are no points, which would be a strange grade."""
    with pytest.raises(AssignmentError, match=r"pytest's exit code 5.*\n\nno tests ran"):
        grade(public="x = 1")


def test_checks_run_after_those_they_need(grade):
    """The order of the files gives way, across files too."""
    graded = grade(
        public="""
        order = []

        @needs("test_second")
        def test_third(student): order.append(3)
        @needs("test_first")
        def test_second(student): order.append(2)
        def test_last(student): assert order == [1, 2, 3]
        """,
        hidden="""
        from test_doubling import order

        def test_first(student): order.append(1)
        """,
    )

    assert set(graded.verdicts.values()) == {"RIGHT"}
    assert list(graded.rows) == ["test_first", "test_second", "test_third", "test_last"]


def test_a_check_that_is_not_run_keeps_no_other_back(grade):
    """The public checks run alone too, though one of them needs a hidden one."""
    graded = grade(
        public="""
        @needs("test_secret")
        def test_a(student): pass
        """,
        hidden="def test_secret(student): assert False",
        only_public=True,
    )

    assert graded.verdicts == {"test_a": "RIGHT"}


def test_what_needs_a_check_that_is_not_right_is_skipped_and_says_what_to_repair(grade):
    """It names the row that is not right, and what needs a skipped check is skipped too."""
    graded = grade(
        "def double(x):\n    return 3 * x\n",
        public="""
        @number("1.1")
        @pytest.mark.parametrize("x", [0, 1])
        def test_base(student, x):
            '''Doubles.'''
            expect(student.run(doubled, x)).equals(2 * x)
        @needs("test_base")
        def test_on_it(student): pass
        @needs("test_on_it")
        def test_on_top(student): pass
        """,
    )

    assert graded.verdicts == {
        "test_base[0]": "RIGHT",
        "test_base[1]": "WRONG",
        "test_on_it": "SKIPPED",
        "test_on_top": "SKIPPED",
    }
    assert graded.message("test_on_it") == (
        "needs     1.1 Doubles. [1], which is not right yet: repair that first"
    )
    assert graded.message("test_on_top") == (
        "needs     on it, which is not right yet: repair that first"
    )
