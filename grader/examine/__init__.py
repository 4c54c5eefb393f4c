"""What a suite imports: decorators, inputs and the judge.

``from grader.examine import cases, expect, number, tensors, weight`` is all a check needs, with
the fixture ``student`` that the pytest plugin provides.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from grader.examine import tolerance
    from grader.examine.chance import binomial_range
    from grader.examine.decorators import (
        functions,
        hide_errors,
        leaderboard,
        needs,
        number,
        partial_credit,
        tags,
        visibility,
        weight,
    )
    from grader.examine.inputs import cases, sampled_from, tensors
    from grader.examine.judge import expect

__all__ = [
    "binomial_range", "cases", "expect", "functions", "hide_errors", "leaderboard", "needs",
    "number", "partial_credit", "sampled_from", "tags", "tensors", "tolerance", "visibility",
    "weight",
]  # fmt: skip

_HOMES = {
    "binomial_range": "chance", "expect": "judge",
    "cases": "inputs", "sampled_from": "inputs", "tensors": "inputs",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """Imports a name's module when it is first used: the plugin must not cost torch's import."""
    if name == "tolerance":
        return importlib.import_module("grader.examine.tolerance")
    if name not in __all__:
        raise AttributeError(f"grader.examine has no {name}")
    home = importlib.import_module(f"grader.examine.{_HOMES.get(name, 'decorators')}")
    return getattr(home, name)
