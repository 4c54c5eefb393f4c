"""Small changes to a program: which there are, and what they leave alone."""

from __future__ import annotations

import ast

import pytest

from grader.verify.mutants import mutants


def changed(source: str) -> set[str]:
    """The last lines of all mutants."""
    return {mutant.source.splitlines()[-1].strip() for mutant in mutants(source)}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a < b", {"a <= b", "pass"}),
        ("x = a + b", {"x = a - b", "x = a", "x = b"}),
        ("x = -a", {"x = a"}),
        ("x = a and b", {"x = a or b", "x = a", "x = b"}),
        ("x = a if c else b", {"x = a", "x = b"}),
        ("x = 3", {"x = 4", "x = 2"}),
        ("x = 0.5", {"x = 1.0", "x = 0.05"}),
        ("x = True", {"x = False"}),
        ("x = w.mean()", {"x = w.sum()"}),
        ("x = w.clone()", {"x = w"}),
        ("x = sorted(w)", {"x = w"}),
        ("x = f(a, b)", {"x = f(b, a)"}),
        ("x = f(a, k=b)", {"x = f(a)"}),
        ("o.x = a", {"pass"}),
    ],
)
def test_an_expression_is_changed_in_every_way_that_fits(source: str, expected: set[str]):
    """One change at a time."""
    assert changed(source) == expected


def test_statements_are_left_out_and_branches_taken_for_granted():
    """A check for bad input, a context, a call whose effect is all there is."""
    source = "def f(x):\n    if x:\n        raise ValueError('no')\n    with c:\n        g()\n"
    told = {(mutant.line, mutant.now) for mutant in mutants(source)}

    assert told == {
        (2, "if True:"),
        (2, "if False:"),
        (3, "(left out)"),
        (4, "if True:"),
        (5, "(left out)"),
    }


def test_what_speaks_to_people_alone_stays():
    """Docstrings, types, texts of errors and imports; every mutant is a program."""
    source = (
        '"""A 1."""\nfrom a import b\n\n'
        "def f(x: int = 1) -> list[3]:\n    raise ValueError(f'{x + 1}', 2)\n"
    )
    found = list(mutants(source))

    assert {ast.unparse(ast.parse(one.source)) for one in found} == {one.source for one in found}
    assert sorted((one.was, one.now) for one in found) == [
        ("def f(x: int=1) -> list[3]:", "def f(x: int=0) -> list[3]:"),
        ("def f(x: int=1) -> list[3]:", "def f(x: int=2) -> list[3]:"),
        ("raise ValueError(f'{x + 1}', 2)", "(left out)"),
    ]
