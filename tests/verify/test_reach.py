"""How far a change reaches, on the safe side."""

from __future__ import annotations

import pytest

from grader.verify.reach import reach

MODEL = """
import math

LIMIT = 3

def _helper(x): return x + LIMIT
def a(x): return _helper(x)
def b(x): return a(x) + 1
def c(x): return x
class D:
    def run(self): return c(1)
"""
CONTRACT = ("a", "b", "c", "D")


@pytest.mark.parametrize(
    ("suffix", "reached"),
    [
        ("def b(x): return 0", {"b"}),
        ("def a(x): return 0", {"a", "b"}),
        ("def _helper(x): return 0", {"a", "b"}),
        ("import os\ndef c(x): return os.sep", {"c", "D"}),
        ("class D(D): pass", {"D"}),
        ("right_b = b\ndef b(x): return right_b(x)", {"b"}),
        ('"""Says what it is."""\n\ndef c(x): return 0', {"c", "D"}),
    ],
)
def test_it_is_felt_by_what_is_changed_and_by_all_that_use_it(suffix: str, reached: set[str]):
    """Through helpers and methods too."""
    assert reach(MODEL, f"{MODEL}\n{suffix}\n", CONTRACT) == reached


@pytest.mark.parametrize(
    "suffix",
    [
        "LIMIT = 4",
        "math.pi = 3",
        "def unused(): pass",
        "z = a(1)",
        "for _ in range(3): pass",
        "c = a",
    ],
)
def test_what_cannot_be_told_reaches_everything(suffix: str):
    """Another statement than a definition, or one that nothing of the contract uses."""
    assert reach(MODEL, f"{MODEL}\n{suffix}\n", CONTRACT) is None


def test_a_mutant_reaches_as_far_as_the_function_that_it_is_in():
    """There the definition itself is another."""
    assert reach(MODEL, MODEL.replace("return a(x) + 1", "return a(x) - 1"), CONTRACT) == {"b"}
    assert reach(MODEL, MODEL.replace("LIMIT = 3", "LIMIT = 4"), CONTRACT) is None
