"""Hidden checks: whatever the suite and the hand-in do, students read no input or value of them."""

import pytest

MARKER = "987654"
BY_THREE = '"""Three times x.\n\nCaught by: test_a\n"""\ndef double(x): return 3 * x\n'
TELLING = """
    import os
    import sys
    import grader.box.worker

    def double(x):
        print("printed", x)
        sys.stderr.write(f"{x}")
        if isinstance(x, str):
            raise type("Error" + x, (Exception,), {})(x)
        if isinstance(x, int):
            raise ValueError(f"{x}")
        if isinstance(x, list):
            raise NotImplementedError(str(x))
        if isinstance(x, dict):
            raise MemoryError(str(x))
        if isinstance(x, tuple):
            raise SystemExit(str(x))
        if isinstance(x, float):
            raise AttributeError(name=str(x), obj=x)
        return 3 * x
"""


def assert_untold(graded):
    """The marker is in what staff keep, and in nothing that a student may get."""
    for view, text in graded.as_students_read_it().items():
        lines = [line for line in text.splitlines() if MARKER in line]
        assert lines == [], view
    assert MARKER in graded.as_staff_keep_it()


def test_no_input_gets_out_by_what_the_hand_in_raises_or_prints(grade):
    """In texts, type names, lines, attributes, prints; nor by the names of rows."""
    graded = grade(
        TELLING,
        manifest='[hints]\ndouble = "chapter 1"\n',
        hidden="""
        INPUTS = [987654, "987654", [987654], {"a": 987654}, (987654,), 987654.0]

        @functions("double")
        @pytest.mark.parametrize("x", INPUTS)
        def test_raises(student, x):
            '''Doubles.'''
            expect(student.run(doubled, x)).close_to(x)

        def test_refuses(student): expect(student.attempt(doubled, "987654")).refuses()
        @cases(x=st.just(987654))
        def test_cases(student, x): student.run(doubled, x)
        @given(x=st.just(987654))
        def test_given(student, x): student.run(doubled, x)
        """,
    )

    assert_untold(graded)
    assert graded["test_raises[1]"].student_message == (
        "got       ValueError\n"
        "read      chapter 1\n"
        "hidden    this check is not public: its inputs and values are not shown"
    )
    assert [row.check.name for row in graded.grade.rows][:2] == ["Doubles. [1]", "Doubles. [2]"]
    assert all(not row.outcome.output for row in graded.grade.rows)


def test_no_value_gets_out_by_what_the_suite_says(grade):
    """In comparisons, messages, skips, parts, set-up, points, columns, clean-up and prints."""
    graded = grade(
        TELLING,
        hidden="""
        X = torch.tensor(987654)

        def test_closeness(student): expect(student.double(X)).close_to(X)
        def test_shape(student): expect(student.double(X)).close_to(torch.zeros(987654))
        def test_truth(student): expect(student.double(X) < 1).is_true("987654", got="987654")
        def test_assertion(student): assert student.double(X) == 987654
        def test_message(student): assert student.double(X) < 0, "987654"
        def test_fail(student): pytest.fail("987654")
        def test_skip(student): pytest.skip("987654")
        def test_broken(student): raise ValueError("987654")
        def test_odd_answer(student): {}[int(student.double(X)) - 3 * 987654]
        def test_print(student): print("987654"); expect(student.double(X)).equals(987654)

        def test_parts(student, subtests):
            with subtests.test("987654", x=987654):
                expect(student.double(X)).close_to(X)

        class TestUnit(unittest.TestCase):
            def test_parts(self):
                with self.subTest(x=987654):
                    self.assertEqual(self.student.double(X), 987654)

        @pytest.fixture
        def setting_up(): raise ValueError("987654")
        def test_set_up(setting_up): pass
        @pytest.fixture
        def cleaning_up():
            yield
            raise ValueError("987654")
        def test_clean_up(student, cleaning_up): pass

        @partial_credit(1)
        def test_points(student, set_score): set_score(987654)
        @leaderboard("speed")
        def test_column(student, set_leaderboard_value): set_leaderboard_value(X)
        """,
    )

    assert_untold(graded)
    assert graded["test_skip"].student_message == "the check was skipped"


def test_no_input_gets_out_by_a_curve(grade):
    """Losses are the hand-in's to choose; those of a public check are shown to students."""
    check = """
        @number('NUMBER')
        def test_NUMBER(student):
            losses = student.double([LOSS, float("nan"), 0.5])
            expect(False).is_true("it learns", got="it does not", curve=losses)
    """
    graded = grade(
        "def double(x): return x",
        public=check.replace("NUMBER", "1").replace("LOSS", "3.25"),
        hidden=check.replace("NUMBER", "2").replace("LOSS", "987654.0"),
    )

    shown, kept = graded["test_1"], graded["test_2"]
    assert_untold(graded)
    assert kept.curve == (987654.0, None, 0.5)
    assert "\ncurve     9.88e+05 █×▁ 0.5 after 3 steps" in kept.message
    assert kept.student_message == (
        "hidden    this check is not public: its inputs and values are not shown"
    )
    assert shown.curve == (3.25, None, 0.5)
    assert "\ncurve     3.25 █×▂ 0.5 after 3 steps" in shown.student_message
    for view in graded.as_students_read_it().values():
        assert "9.88e" not in view
        assert "3.25" in view


def test_no_value_gets_out_when_the_run_is_stopped(grade):
    """What pytest prints of it is for staff alone."""
    graded = grade(
        TELLING,
        hidden="""
        def test_a(student): expect(student.double(torch.tensor(987654))).equals(987654)
        def test_b(student): pytest.exit("987654")
        """,
    )

    assert_untold(graded)


@pytest.mark.parametrize(
    "forged",
    [
        '{"verdict": "TOO_BIG", "text": told}',
        '{"verdict": "FORBIDDEN", "text": told}',
        '{"verdict": "WRONG", "text": told}',
        '{"verdict": "TOO_SLOW", "text": told}',
        '{"verdict": told, "text": told}',
        '{"verdict": "RAISED", "kind": told, "kin": [told], "text": told, "line": int(told)}',
        '{"verdict": "NOT_IMPLEMENTED", "kind": "MissingName", "text": told, "line": int(told)}',
    ],
)
def test_no_input_gets_out_by_an_answer_that_the_hand_in_forges(forged, grade):
    """It may rewrite the worker that it runs in, and speak in its place."""
    graded = grade(
        f"""
        import grader.box.worker
        def double(told):
            grader.box.worker.Respondent._trouble = lambda self, error: {forged}
            raise ValueError
        """,
        hidden="""
        def test_a(student): student.double("987654")
        """,
    )

    assert_untold(graded)


def test_no_input_gets_out_by_what_is_no_message(grade):
    """What came over the wall in place of one is quoted for staff alone."""
    graded = grade(
        """
        import contextlib, gc, socket
        def double(told):
            for thing in gc.get_objects():
                if isinstance(thing, socket.socket):
                    with contextlib.suppress(OSError):
                        thing.sendall(told.encode() * 10)
        """,
        hidden="""
        def test_a(student): student.double("4567")
        """,
    )

    assert graded["test_a"].message.splitlines()[1] == (
        "got       what came back is no answer: not a message: it begins with b'4567'"
    )
    assert graded["test_a"].student_message.splitlines()[0] == (
        "got       what came back is no answer"
    )


@pytest.mark.parametrize(
    ("number", "told"), [(10, "a signal"), (12, "a signal"), (34, "a signal"), (11, "SIGSEGV")]
)
def test_no_input_gets_out_by_the_signal_that_a_hand_in_dies_of(number, told, grade):
    """Among thirty it could choose one by what it was asked; the two common ones say enough."""
    graded = grade(
        """
        import os
        def double(number): os.kill(os.getpid(), number)
        """,
        hidden=f"""
        def test_a(student): student.double({number})
        """,
    )

    assert graded["test_a"].student_message.splitlines()[0] == (
        f"got       the process died of {told} while answering this question"
    )


def test_a_wrong_answer_is_named_for_a_hidden_check_too(grade):
    """The sentence teaches, and holds nothing of the inputs."""
    graded = grade(
        TELLING,
        hidden="""
        def test_a(student): expect(student.double(torch.tensor(987654))).equals(1975308)
        """,
        wrong={"by_three": BY_THREE},
    )

    assert_untold(graded)
    assert graded["test_a"].student_message == (
        "likely    Three times x.\n"
        "hidden    this check is not public: its inputs and values are not shown"
    )
