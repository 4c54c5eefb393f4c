"""Questions as code: what is pasted gives the same question again."""

from __future__ import annotations

import math

import pytest
import torch

from grader.box.question import Question
from grader.examine import show


@pytest.mark.parametrize(
    "argument",
    [
        {"lr": [0.1, 0.2], "decay": ("log_uniform", 1e-4, 1e-1)},
        {"nested": {1: None, "two": (True,)}},
        [-math.inf, math.inf],
        "text with 'quotes'",
    ],
)
def test_what_is_pasted_is_what_was_asked(argument: object):
    """Dictionaries too, as spaces of hyperparameters are."""
    code = show.code(Question("grid", (argument,), is_probe=False), "tuning")

    assert code is not None
    inside = code.splitlines()[-1].removeprefix("print(tuning.grid(").removesuffix("))")
    assert eval(inside) == argument


def test_what_is_too_large_in_a_dictionary_is_not_written_out():
    """Nobody wants to paste a thousand numbers."""
    large = {"x": torch.zeros(1000)}

    assert show.code(Question("grid", (large,), is_probe=False), "tuning") is None
