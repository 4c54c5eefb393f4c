"""Blame: a check that stops by itself is ours, one that stops over an answer is the student's."""

import pytest

NOTHING = "def double(x):\n    2 * x\n"
STOPS = """
    def test_probe(student):
        answer = student.run(doubled, 3)
        expect(answer + 1).equals(7)

    def test_parts(student, subtests):
        for x in (1, 2):
            with subtests.test(x=x):
                expect(student.double(x) + 1).equals(2 * x + 1)

    class TestUnit(unittest.TestCase):
        def setUp(self): self.answer = self.student.double(3)
        def test_set_up(self): self.assertEqual(self.answer + 1, 7)
        def test_parts(self):
            with self.subTest(x=1):
                self.assertEqual(self.student.double(1) + 1, 3)

    @cases(examples=2, x=st.just(3))
    def test_cases(student, x): expect(student.run(doubled, x) + 1).equals(7)

    @given(x=st.just(3))
    def test_given(student, x): expect(student.run(doubled, x) + 1).equals(7)
"""


def test_a_check_that_an_odd_answer_stops_is_wrong_and_says_how(grade):
    """The reference gets through, so the student's answer is what the check could not use."""
    graded = grade(NOTHING, public=STOPS)

    assert set(graded.verdicts.values()) == {"WRONG"}
    assert graded.message("test_probe") == (
        "asked     doubled(your file, 3)\n"
        "expected  an answer that can be compared\n"
        "got       None (is a return statement missing?)\n"
        "          with which the comparison stops: TypeError: unsupported operand type(s) for +: "
        "'NoneType' and 'int'\n"
        "try\n"
        "import doubling\n"
        "from probes import doubled\n"
        "print(doubled(doubling, 3))"
    )


def test_asking_the_reference_adds_no_parts(grade):
    """Each part that the suite has is told once."""
    graded = grade(NOTHING, public=STOPS)
    parts = [name for name in graded.rows if name.count("::") - name.count("TestUnit::")]

    assert parts == ["test_parts::1 x=1", "test_parts::2 x=2", "TestUnit::test_parts::1 x=1"]


def test_a_check_that_stops_with_the_reference_too_is_broken(grade):
    """Whatever the student answered, and wherever it stops."""
    graded = grade(
        NOTHING,
        public="""
        def test_after_an_answer(student):
            student.run(doubled, 3)
            raise OSError("no data")

        def test_before_any_answer(student):
            raise OSError("no data")

        @cases(examples=2, x=st.just(3))
        def test_cases(student, x):
            student.double(x)
            raise OSError("no data")

        class TestUnit(unittest.TestCase):
            def tearDown(self): raise OSError("no data")
            def test_tear_down(self): self.student.double(3)
        """,
    )

    assert set(graded.verdicts.values()) == {"OUR_FAULT"}
    assert {row.outcome.message for row in graded.grade.rows} == {
        "the check itself is broken: OSError: no data"
    }


@pytest.mark.parametrize(
    ("reference", "problem"),
    [
        ("import nothing_of_the_kind", "ModuleNotFoundError No module named 'nothing_of_the_kind'"),
        ("1 / 0", "ZeroDivisionError division by zero"),
    ],
)
def test_a_reference_that_cannot_be_imported_is_told_to_the_instructor(reference, problem, grade):
    """Where it decides whose fault it is; a verdict that is known stands, without a diagnosis."""
    graded = grade(
        NOTHING,
        reference=reference,
        public="""
        def test_stops(student): student.double(3) + 1
        def test_fails(student): expect(student.double(3)).equals(6)
        def test_good(student): expect(student.double(3)).equals(None)
        """,
    )

    assert graded.verdicts == {
        "test_stops": "OUR_FAULT",
        "test_fails": "WRONG",
        "test_good": "RIGHT",
    }
    for name in ("test_stops", "test_fails"):
        assert f"reference.py cannot be imported: {problem}" in graded.message(name)
    assert graded["test_fails"].student_message == "got       an answer that cannot be shown"


def test_what_a_check_may_not_ask_is_the_instructors_error(grade):
    """A function that is no probe, a name out of the contract, an input that cannot cross."""
    graded = grade(
        public="""
        def mine(subject, x): return x

        def test_mine(student): student.run(mine, 3)
        def test_lambda(student): student.run(lambda subject: 3)
        def test_text(student): student.run("doubled", 3)
        def test_name(student): student.triple(3)
        def test_input(student): student.run(doubled, {3: 4})
        """
    )
    broken = "the check itself is broken: "
    no_probe = (
        "is not a probe: a probe is a top-level function of the assignment's student/probes.py, "
        "because its code is put into the box beside the hand-in"
    )

    assert set(graded.verdicts.values()) == {"OUR_FAULT"}
    assert graded.message("test_mine") == f"{broken}mine {no_probe}"
    assert graded.message("test_lambda") == f"{broken}test_lambda.<locals>.<lambda> {no_probe}"
    assert graded.message("test_text") == f"{broken}'doubled' {no_probe}"
    assert graded.message("test_name") == (
        f"{broken}AttributeError: triple is not one of the contract's functions"
    )
    assert graded.message("test_input").startswith(f"{broken}a question cannot be asked: ")
