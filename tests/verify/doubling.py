"""A small assignment that keeps all laws: what the tests of verifying share."""

from __future__ import annotations

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
BOTH = ("test_double_of_three", "test_double_of_minus_one")


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
