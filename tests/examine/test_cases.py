"""Cases: drawn once for a suite, shrunk when one fails, and told as code that runs."""

import ast
import re
import subprocess
import sys
import textwrap
from pathlib import Path

from grader.examine.inputs import EXAMPLES, SHRINK_CALLS, SHRINK_SECONDS

PRINTING = """
    def double(x):
        print("asked", x)
        return 2 * x
"""
PROBES = "def doubled(subject, x):\n    return subject.double(x)\n"


def asked(outcome):
    """The inputs that the hand-in printed."""
    return re.findall(r"^asked (.*)$", outcome.output, re.MULTILINE)


def test_cases_do_not_depend_on_what_else_is_there(grade):
    """Hypothesis draws constants of local modules, were it not kept from it; nor do checks mix."""
    checks = """
    @cases(examples=80, x=st.integers() | st.floats())
    def test_drawn(student, x):
        student.double(x)
        assert False

    @given(x=st.integers() | st.floats())
    def test_given(student, x):
        student.double(x)
        assert x < 10**9
    """
    before = """
    @cases(x=st.integers() | st.floats())
    def test_before(student, x): student.double(x)
    """
    conspicuous = f"NUMBERS = {list(range(10**9, 10**9 + 200))}\n"

    alone = grade(PRINTING, public=checks)
    in_company = grade(PRINTING, public=before + checks, probes=PROBES + conspicuous)

    for name in ("test_drawn", "test_given"):
        assert len(asked(alone[name])) > 20
        assert asked(alone[name]) == asked(in_company[name])


def test_cases_are_asked_from_the_smallest_to_the_largest(grade):
    """By the entries of their tensors, all of them, though the first one fails."""
    graded = grade(
        """
        def double(x):
            print("asked", x.numel())
        """,
        public="""
        @cases(x=tensors(st.integers(1, 9), 2))
        def test_a(student, x):
            expect(student.run(doubled, x)).close_to(2 * x)
        """,
    )
    sizes = [int(size) for size in asked(graded["test_a"])]

    assert sizes[:EXAMPLES] == sorted(sizes[:EXAMPLES])
    assert len(set(sizes[:EXAMPLES])) > 3


def test_a_failure_is_shrunk_to_the_smallest_input_of_its_kind(grade):
    """The other mistake, above 3, is another kind; @given and unittest shrink alike."""
    graded = grade(
        """
        def double(x):
            if x > 3:
                raise ValueError("too large")
            if x < -3:
                raise KeyError("too small")
            return 2 * x
        """,
        public="""
        @cases(x=st.integers(-100, 100))
        def test_cases(student, x): expect(student.run(doubled, x)).equals(2 * x)

        @given(x=st.integers(4, 100))
        def test_given(student, x): expect(student.run(doubled, x)).equals(2 * x)

        class TestUnit(unittest.TestCase):
            @cases(x=st.integers(4, 100))
            def test_cases(self, x): self.assertEqual(self.student.double(x), 2 * x)
            @given(x=st.integers(4, 100))
            def test_given(self, x): self.assertEqual(self.student.double(x), 2 * x)
        """,
    )

    assert graded.message("test_cases") == (
        "asked     doubled(your file, -4)\n"
        "got       KeyError: 'too small'\n"
        'where     line 6 of doubling.py: raise KeyError("too small")\n'
        "try\n"
        "import doubling\n"
        "from probes import doubled\n"
        "print(doubled(doubling, -4))"
    )
    for name in ("test_given", "TestUnit::test_cases", "TestUnit::test_given"):
        assert graded.message(name).splitlines()[-1] in (
            "print(doubled(doubling, 4))",
            "print(doubling.double(4))",
        )


def test_the_code_of_a_failure_runs_when_pasted(grade, tmp_path):
    """It asks the same: values, dtypes, strides, what is not finite, lists, tuples, None."""
    handin = textwrap.dedent("""
        import torch
        def double(x):
            if not isinstance(x, torch.Tensor):
                return repr(x)
            if x.ndim == 2 and not x.count_nonzero():
                return None
            return f"{x.dtype} {x.shape} {x.stride()} {x.tolist()}"
    """)
    graded = grade(
        handin,
        public="""
        VALUES = [
            3, 0.1, float("nan"), -float("inf"), True, "it's", [1, (2,), [None, 3.5]], (1, 2),
            torch.tensor([float("nan"), float("inf"), -float("inf"), 1e-45]), torch.tensor(7),
            torch.tensor([True, False]), torch.zeros(0), torch.tensor([0.1], dtype=torch.float64),
        ]

        @pytest.mark.parametrize("x", VALUES, ids=repr)
        def test_value(student, x): expect(student.run(doubled, x)).equals(None)

        @cases(x=tensors(2, 3, layout="contiguous"))
        def test_contiguous(student, x): expect(student.run(doubled, x)).equals(None)
        @cases(x=tensors(2, 3, layout="transposed"))
        def test_transposed(student, x): expect(student.run(doubled, x)).equals(None)
        @cases(x=tensors(2, 3, layout="strided"))
        def test_strided(student, x): expect(student.run(doubled, x)).equals(None)
        """,
    )
    messages = [row.outcome.message for row in graded.grade.rows]
    got = [re.search(r"^got +(.*)$", message, re.MULTILINE)[1] for message in messages]
    student = tmp_path / "doubling" / "student"
    (student / "doubling.py").write_text(handin, "utf-8")
    code = "\n".join(message.partition("\ntry\n")[2] for message in messages)

    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=student, capture_output=True, encoding="utf-8", check=True
    )

    assert len(got) == 16
    assert ran.stdout.splitlines() == [ast.literal_eval(text) for text in got]


def test_an_input_that_is_too_large_to_write_leaves_out_the_code(grade):
    """201 numbers are no line to paste."""
    graded = grade(
        public="""
        @pytest.mark.parametrize("size", [200, 201])
        def test_a(student, size): expect(student.run(doubled, torch.zeros(size))).equals(None)
        """
    )

    assert "\ntry\n" in graded.message("test_a[200]")
    assert "\ntry\n" not in graded.message("test_a[201]")


def test_shrinking_keeps_to_its_budget_of_questions(grade):
    """However long the way to the smallest input is."""
    graded = grade(
        """
        def double(x):
            print("asked")
            return 0
        """,
        public="""
        LISTS = st.lists(st.integers(), min_size=40, max_size=60)

        @cases(x=LISTS.filter(lambda x: len(set(x)) > 35))
        def test_a(student, x): expect(student.run(doubled, x)).equals(1)
        """,
    )

    assert EXAMPLES < graded["test_a"].output.count("asked") <= EXAMPLES + SHRINK_CALLS


def test_shrinking_a_slow_hand_in_keeps_to_its_budget_of_seconds(grade):
    """Each answer takes 0.4 s at least, so that so many fit into the budget and no more."""
    seconds = 0.4
    graded = grade(
        f"""
        import time
        def double(x):
            print("asked")
            time.sleep({seconds})
            return 0
        """,
        public="""
        @cases(examples=1, x=st.lists(st.integers(), min_size=5))
        def test_a(student, x): expect(student.run(doubled, x)).equals(1)
        """,
    )

    assert graded["test_a"].output.count("asked") <= 1 + SHRINK_SECONDS / seconds + 1


def test_what_ends_the_box_is_asked_once(grade):
    """A crash is neither shrunk nor tried with the next case."""
    graded = grade(
        """
        import os
        def double(x):
            print("asked", flush=True)
            os._exit(1)
        """,
        public="""
        @cases(x=st.integers(1, 100))
        def test_a(student, x): student.double(x)
        """,
    )

    assert graded["test_a"].verdict.value == "CRASHED"
    assert graded["test_a"].output.count("asked") == 1


def test_plain_given_works_and_leaves_no_folder_behind(grade, tmp_path):
    """Nor do cases, though Hypothesis would like to keep a table of characters."""
    places = [tmp_path, Path.cwd(), Path("/")]  # the examiner runs in the last one
    before = [(place / ".hypothesis").exists() for place in places]
    graded = grade(
        public="""
        @given(x=st.text(st.characters(categories=["Lu"])), y=st.integers())
        def test_given(student, x, y): expect(student.run(doubled, y)).equals(2 * y)

        @cases(x=st.emails())
        def test_cases(student, x): expect(student.run(doubled, x)).equals(x + x)
        """
    )

    assert graded.verdicts == {"test_given": "RIGHT", "test_cases": "RIGHT"}
    assert [(place / ".hypothesis").exists() for place in places] == before
    assert not list(tmp_path.rglob(".hypothesis"))


def test_cases_that_cannot_be_asked_are_the_instructors_error(grade):
    """No student, no such parameter, no strategy, one that gives nothing, an assumption."""
    graded = grade(
        public="""
        from hypothesis import assume

        @cases(x=st.integers())
        def test_student(x): pass
        @cases(x=st.integers())
        def test_parameter(student): pass
        @cases()
        def test_none(student): pass
        @cases(x=st.nothing())
        def test_nothing(student, x): pass
        @cases(x=st.integers())
        def test_assume(student, x): assume(False)
        """
    )
    broken = "the check itself is broken: "

    assert set(graded.verdicts.values()) == {"OUR_FAULT"}
    assert graded.message("test_student") == (
        f"{broken}a check with @cases asks for the fixture `student`"
    )
    assert graded.message("test_parameter").startswith(f"{broken}TypeError: test_parameter() got")
    assert graded.message("test_none").startswith(f"{broken}InvalidArgument: ")
    assert graded.message("test_nothing").startswith(f"{broken}Unsatisfiable: ")
    assert graded.message("test_assume").startswith(f"{broken}UnsatisfiedAssumption: ")
