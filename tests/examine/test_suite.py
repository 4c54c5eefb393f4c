"""Suites as instructors write them, graded for real: what each outcome of pytest means."""

import pytest

from grader import grading
from grader.assignment import compose, read_answer
from grader.errors import OurFault

BY_THREE = "def double(x):\n    return 3 * x\n"
UP_TO_TWO = "def double(x):\n    return 2 * x if x < 3 else 7\n"
REFUSING = "def double(x):\n    raise ValueError('never')\n"
NOT_YOURS = "This check could not be run through no fault of yours; your instructor will repair it."
PRINTED_CALL = "try\nimport doubling\nfrom probes import doubled\nprint(doubled(doubling, 3))"


# ---------------------------------------------------------------- parts


def test_parts_are_rows_below_their_check_and_one_that_fails_fails_it(grade):
    """pytest's subtests and unittest's subTest alike; parts have no points of their own."""
    graded = grade(
        UP_TO_TWO,
        public="""
        @weight(2)
        def test_parts(student, subtests):
            '''Doubles.'''
            for x in (1, 3):
                with subtests.test("small", x=x):
                    expect(student.run(doubled, x)).equals(2 * x)

        class TestParts(unittest.TestCase):
            @weight(2)
            def test_parts(self):
                for x in (1, 3):
                    with self.subTest(x=x):
                        self.assertEqual(self.student.double(x), 2 * x)

            def test_good_parts(self):
                with self.subTest(x=1):
                    self.assertEqual(self.student.double(1), 2)
        """,
    )

    assert graded.verdicts == {
        "test_parts": "WRONG",
        "test_parts::1 small, x=1": "RIGHT",
        "test_parts::2 small, x=3": "WRONG",
        "TestParts::test_parts": "WRONG",
        "TestParts::test_parts::1 x=1": "RIGHT",
        "TestParts::test_parts::2 x=3": "WRONG",
        "TestParts::test_good_parts": "RIGHT",
        "TestParts::test_good_parts::1 x=1": "RIGHT",
    }
    assert (graded.grade.score, graded.grade.max_score) == (1, 5)
    assert graded.rows["test_parts::2 small, x=3"].check.name == "Doubles. (small, x=3)"
    part = graded.message("test_parts::2 small, x=3")
    assert graded.message("test_parts") == (
        f"got       1 of 2 parts are not right; the first:\n{part}"
    )
    assert part.startswith("asked     doubled(your file, 3)\nexpected  6\ngot       7\n")


def test_a_part_that_is_broken_is_not_the_students_loss(grade):
    """The reference gets no further, so the total is withheld; the reference adds no parts."""
    graded = grade(
        public="""
        def test_parts(student, subtests):
            with subtests.test(x=1):
                student.double(1)
                raise KeyError("missing")

        class TestParts(unittest.TestCase):
            def test_parts(self):
                with self.subTest(x=1):
                    self.student.double(1)
                    raise KeyError("missing")
        """,
    )

    assert graded.verdicts == {
        "test_parts": "OUR_FAULT",
        "test_parts::1 x=1": "OUR_FAULT",
        "TestParts::test_parts": "OUR_FAULT",
        "TestParts::test_parts::1 x=1": "OUR_FAULT",
    }
    assert graded.message("test_parts::1 x=1") == "the check itself is broken: KeyError: 'missing'"


# ---------------------------------------------------------------- points that a check sets


@pytest.mark.parametrize(
    "imports", ["", "from gradescope_utils.autograder_utils.decorators import *"]
)
def test_a_check_may_set_its_own_points_and_a_column_of_the_leaderboard(imports, grade):
    """With our decorators and with gradescope-utils' own."""
    graded = grade(
        public=f"""
        {imports}
        class TestPoints(unittest.TestCase):
            @partial_credit(10)
            def test_some(self, set_score=None):
                set_score(self.student.double(2) + 0.2)

            @partial_credit(10)
            def test_all(self, set_score=None):
                set_score(10)

            @partial_credit(10)
            def test_unset(self, set_score=None): pass

            @leaderboard("speed", "asc")
            def test_board(self, set_leaderboard_value=None):
                set_leaderboard_value(self.student.double(2))
        """
    )
    board = graded["TestPoints::test_board"].leaderboard

    assert graded.scores == {
        "TestPoints::test_some": 4.2,
        "TestPoints::test_all": 10,
        "TestPoints::test_unset": 10,
        "TestPoints::test_board": 1,
    }
    assert graded["TestPoints::test_some"].verdict.value == "WRONG"
    assert graded.message("TestPoints::test_some") == "got       4.2 of 10 points"
    assert (board.name, board.order, board.value) == ("speed", "asc", 4)


def test_a_function_may_ask_for_its_setters_as_if_they_were_fixtures(grade):
    """``set_score`` needs no default with our decorators, and goes with cases and fixtures."""
    graded = grade(
        public="""
        @leaderboard("speed")
        @partial_credit(10)
        @cases(examples=2, x=st.just(3))
        def test_all(student, set_score, set_leaderboard_value, x):
            set_score(x)
            set_leaderboard_value("fast")
        """
    )

    assert graded.scores == {"test_all": 3}
    assert graded["test_all"].leaderboard.value == "fast"


def test_points_that_are_none_are_the_instructors_error(grade):
    """NaN, infinity, less than 0, more than the check has, and what is no number at all."""
    graded = grade(
        public="""
        BAD = [float("nan"), float("inf"), -1, 11, True, "5", None, torch.tensor(2.5)]

        @pytest.mark.parametrize("points", BAD, ids=[str(points) for points in BAD])
        @partial_credit(80)
        def test_points(student, points, set_score):
            set_score(points)

        @pytest.mark.parametrize("value", [float("nan"), True, torch.tensor(2.5)], ids=str)
        @leaderboard("speed")
        def test_board(student, value, set_leaderboard_value):
            set_leaderboard_value(value)
        """
    )
    told = [row.outcome.message for row in graded.grade.rows]
    shown = ["nan", "inf", "-1", "11", "True", "'5'", "None", "tensor(2.5000)"]

    assert set(graded.verdicts.values()) == {"OUR_FAULT"}
    assert graded.grade.status.value == "withheld"
    assert told[:8] == [
        f"the check set a score of {points}; it is a number from 0 to 10" for points in shown
    ]
    assert told[8:] == [
        f"the check put {value} on the leaderboard; it takes a finite number or a text"
        for value in ("nan", "True", "tensor(2.5000)")
    ]
    assert {row.outcome.student_message for row in graded.grade.rows} == {NOT_YOURS}


def test_points_do_not_survive_a_failure_nor_go_to_another_row(grade):
    """What was set before the check failed is lost, and the next row begins anew."""
    graded = grade(
        public="""
        from gradescope_utils.autograder_utils import decorators as theirs

        @partial_credit(10)
        def test_ours(student, set_score):
            set_score(7)
            expect(student.double(2)).equals(5)

        @pytest.mark.parametrize("points", [3, None])
        @theirs.partial_credit(10)
        def test_theirs(student, points, set_score=None):
            if points:
                set_score(points)
        """
    )

    assert graded.scores == {"test_ours": 0, "test_theirs[3]": 3, "test_theirs[None]": 5}
    assert graded["test_ours"].verdict.value == "WRONG"


# ---------------------------------------------------------------- what stops a check


def test_set_up_that_fails_by_itself_is_our_fault_in_every_row_it_stops(grade):
    """setUpClass, setUp, tearDown, fixtures before and after, and a fixture that is not there."""
    graded = grade(
        public="""
        class TestClass(unittest.TestCase):
            @classmethod
            def setUpClass(cls): raise OSError("no data")
            def test_a(self): pass
            def test_b(self): pass

        class TestBefore(unittest.TestCase):
            def setUp(self): raise OSError("no data")
            def test_a(self): pass

        class TestAfter(unittest.TestCase):
            def tearDown(self): raise OSError("no data")
            def test_a(self): self.assertEqual(self.student.double(2), 4)

        @pytest.fixture
        def before(): raise OSError("no data")
        def test_before(student, before): pass

        @pytest.fixture
        def after():
            yield
            raise OSError("no data")
        def test_after(student, after): student.double(2)

        def test_absent(student, absent): pass
        def test_good(student): pass
        """
    )
    broken = "the check itself is broken: OSError: no data"

    assert {name: row.outcome.message for name, row in graded.rows.items()} == {
        "TestClass::test_a": broken,
        "TestClass::test_b": broken,
        "TestBefore::test_a": broken,
        "TestAfter::test_a": broken,
        "test_before": broken,
        "test_after": "the check's clean-up failed: OSError: no data",
        "test_absent": (
            "the check itself is broken: it asks for a fixture 'absent', and there is none"
        ),
        "test_good": "",
    }
    assert graded.verdicts.pop("test_good") == "RIGHT"
    assert list(graded.verdicts.values()).count("OUR_FAULT") == 7


def test_set_up_that_the_hand_in_stops_is_the_hand_ins_failure(grade):
    """A fixture and a setUp may ask the student; what that raises is a verdict as in a check."""
    graded = grade(
        REFUSING,
        public="""
        @pytest.fixture
        def answer(student): return student.double(2)
        def test_fixture(answer): pass

        class TestBefore(unittest.TestCase):
            def setUp(self): self.student.double(2)
            def test_a(self): pass
        """,
    )

    assert graded.verdicts == {"test_fixture": "RAISED", "TestBefore::test_a": "RAISED"}


def test_a_suite_may_expect_the_students_exception(grade):
    """With pytest.raises, assertRaises and refuses; another type is the hand-in's failure."""
    graded = grade(
        REFUSING,
        public="""
        def test_pytest(student):
            with pytest.raises(ValueError, match="never"):
                student.run(doubled, 3)
        def test_refuses(student):
            expect(student.attempt(doubled, 3)).refuses()
        class TestUnit(unittest.TestCase):
            def test_unittest(self):
                with self.assertRaises(ValueError):
                    self.student.double(3)
        def test_other_type(student):
            with pytest.raises(KeyError):
                student.run(doubled, 3)
        """,
    )

    assert graded.verdicts == {
        "test_pytest": "RIGHT",
        "test_refuses": "RIGHT",
        "TestUnit::test_unittest": "RIGHT",
        "test_other_type": "RAISED",
    }
    assert graded.message("test_other_type") == (
        "asked     doubled(your file, 3)\n"
        "got       ValueError: never\n"
        "where     line 2 of doubling.py: raise ValueError('never')\n" + PRINTED_CALL
    )


def test_a_check_that_skips_itself_has_its_row(grade):
    """By a call, by a mark or by unittest: no points, and the reason."""
    graded = grade(
        public="""
        def test_call(student): pytest.skip("not today")
        @pytest.mark.skip(reason="not today")
        def test_mark(student): pass
        class TestUnit(unittest.TestCase):
            def test_call(self): self.skipTest("not today")
            @unittest.skip("not today")
            def test_mark(self): pass
        """
    )

    assert len(graded.rows) == 4
    assert set(graded.verdicts.values()) == {"SKIPPED"}
    assert {row.outcome.message for row in graded.grade.rows} == {
        "the check was skipped: not today"
    }


def test_a_check_that_fails_by_words_or_as_expected_is_wrong(grade):
    """pytest.fail gives the message; xfail excuses a check of ours, and no hand-in."""
    graded = grade(
        BY_THREE,
        public="""
        def test_fail(student): pytest.fail("twice means +")
        def test_assert(student): assert student.double(1) == 2, "twice means +"
        @pytest.mark.xfail
        def test_xfail(student): expect(student.run(doubled, 3)).equals(6)
        @pytest.mark.xfail(strict=True)
        def test_passes(student): expect(student.run(doubled, 3)).equals(9)
        """,
    )

    assert graded.verdicts == {
        "test_fail": "WRONG",
        "test_assert": "WRONG",
        "test_xfail": "WRONG",
        "test_passes": "RIGHT",
    }
    assert graded.message("test_fail") == "got       twice means +"
    assert graded.message("test_assert").splitlines()[:2] == [
        "asked     double(1)",
        "got       twice means +",
    ]


def test_a_plain_assertion_is_told_in_one_line(grade):
    """Without pytest's account of where the values came from, which differs at each run."""
    graded = grade(public="def test_a(student): assert student.double(1) == 3")

    assert graded.message("test_a").splitlines()[:2] == [
        "asked     double(1)",
        "got       assert 2 == 3",
    ]


# ---------------------------------------------------------------- the whole run


@pytest.mark.parametrize(
    ("rung", "end"),
    [
        ("examiners", "pytest.exit('enough')"),
        ("examiners", "raise KeyboardInterrupt"),
        ("examiners", "os._exit(3)"),
        ("spawning", "os._exit(3)"),
    ],
)
def test_every_planned_check_has_a_row_however_the_run_ends(rung, end, grade, request):
    """What was judged stays; the rest is our fault, told without anything that pytest printed."""
    graded = grade(
        public=f"""
        import os
        def test_before(student): expect(student.double(2)).equals(5)
        def test_end(student): {end}
        def test_after(student): pass
        """,
        by=request.getfixturevalue(rung),
    )
    unfinished = "the grader stopped before this check; that is our fault, and it will be run again"

    assert graded.verdicts == {
        "test_before": "WRONG",
        "test_end": "OUR_FAULT",
        "test_after": "OUR_FAULT",
    }
    assert graded.grade.status.value == "withheld"
    assert graded["test_end"].student_message == unfinished
    assert graded["test_end"].message.startswith(unfinished)


def test_staff_read_what_stopped_the_run(grade):
    """pytest's own words follow in the rows that are missing."""
    graded = grade(public="def test_end(student): pytest.exit('enough')")

    assert "_pytest.outcomes.Exit: enough" in graded.message("test_end")
    assert all("enough" not in view for view in graded.as_students_read_it().values())


@pytest.mark.parametrize("rung", ["examiners", "spawning"])
def test_an_examiner_that_dies_before_it_has_planned_is_our_fault(rung, grade, request):
    """There is no grade without rows, on either rung."""
    with pytest.raises(OurFault, match=r"the examiner (ended before it had planned|died)"):
        grade(public="import os\nos._exit(3)", by=request.getfixturevalue(rung))


def test_both_rungs_give_the_same_record(grade, spawning):
    """Right, wrong, raised, crashed, and what a box prints for one check is not told at another."""
    handin = """
        import os
        def double(x):
            print("asked", x)
            if x == 987654:
                raise ValueError("too large")
            if x == 5:
                os._exit(1)
            return 2 * x if x < 4 else 7
    """
    suite = {
        "public": """
            @cases(x=st.integers(1, 4))
            def test_cases(student, x): expect(student.run(doubled, x)).equals(2 * x)
            @needs("test_secret")
            def test_wrong(student): expect(student.run(doubled, 4)).equals(8)
            @pytest.mark.parametrize("x", [3, 5, 6])
            def test_each(student, x): expect(student.run(doubled, x)).equals(2 * x)
            def test_draws(student): expect(student.run(doubled, torch.rand(1))).equals(0)
            """,
        "hidden": """
            def test_secret(student):
                with pytest.raises(ValueError):
                    student.run(doubled, 987654)
            """,
    }

    forked, spawned = grade(handin, **suite), grade(handin, **suite, by=spawning)
    records = [without_seconds(one.grade) for one in (forked, spawned)]

    assert records[0] == records[1]
    assert spawned["test_wrong"].output == forked["test_wrong"].output == "asked 4\n"
    assert set(spawned.verdicts.values()) == {"RIGHT", "WRONG", "CRASHED"}


def test_grading_twice_gives_the_same_record(grade):
    """All but the seconds, though the hand-in's messages hold addresses and random numbers."""
    suite = """
        @cases(x=st.integers())
        def test_cases(student, x): expect(student.run(doubled, x)).equals(2 * x)
        @given(x=st.floats())
        def test_given(student, x): expect(student.run(doubled, x)).equals(2 * x)
        def test_drawn(student): assert student.double(torch.rand(2)) is None
        def test_again(student): assert student.double(torch.rand(2)) is None
        def test_object(student): student.double(None)
    """
    handin = """
        import random
        import torch
        def double(x):
            if x is None:
                raise TypeError(f"{object()}")
            return x + random.random() + torch.rand(1)
    """
    first, second = (grade(handin, public=suite) for _ in range(2))

    assert without_seconds(first.grade) == without_seconds(second.grade)
    assert first.message("test_drawn") != first.message("test_again")


def test_what_a_check_draws_does_not_depend_on_other_checks(grade):
    """Nor on a diagnosis: a check's random state is seeded by its own name."""
    check = """
        def test_drawn(student):
            before, answer, after = torch.rand(2), student.double(1), torch.rand(2)
            raise AssertionError(f"{before} {after}")
    """
    other = """
        @functions("double")
        def test_before(student):
            expect(student.double(torch.rand(1))).close_to(torch.zeros(1))
    """
    wrong = {"by_three": f'"""Three.\n\nCaught by: test_before\n"""\n{BY_THREE}'}

    alone = grade(BY_THREE, public=check)
    among_others = grade(BY_THREE, public=other + check, wrong=wrong)

    assert [mistake.id for mistake in among_others["test_before"].mistakes] == ["by_three"]
    told = [run.message("test_drawn").splitlines()[1] for run in (alone, among_others)]
    assert told[0].startswith("got       tensor(")
    assert told[0] == told[1]


def test_grading_the_real_assignment_twice_gives_the_same_record(optimizers, examiners, tmp_path):
    """With a known mistake in it, which is caught by the check it names, and named."""
    answer = read_answer(optimizers.folder / "staff" / "wrong" / "adam_forgets_bias_correction.py")
    path = tmp_path / optimizers.file
    path.write_text(compose(optimizers.staff.reference.read_text("utf-8"), answer.source), "utf-8")

    first, second = (grading.grade(optimizers, path, examiners) for _ in range(2))
    lost = [row for row in first.rows if row.outcome.verdict.value not in ("RIGHT", "SKIPPED")]

    assert without_seconds(first) == without_seconds(second)
    assert {row.check.id.partition("::")[2] for row in lost} == set(answer.caught_by)
    assert {row.outcome.mistakes[0].says for row in lost} == {answer.says}


def without_seconds(grade):
    record = grade.as_json()
    for check in record["checks"]:
        del check["seconds"]
    return record
