"""How a wrong answer resembles the right one."""

from __future__ import annotations

import pytest
import torch

from grader.examine.resemblance import seen

RIGHT = torch.tensor([[1.0, -2.0, 4.0], [0.5, 3.0, -1.0], [2.5, 7.0, 5.0], [6.0, 1.5, 8.0]])


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (-RIGHT, "your answer is the right one with the other sign"),
        (RIGHT.T, "your answer is the right one transposed"),
        (RIGHT / 4, "your answer is the right one divided by 4: a mean in place of a sum?"),
        (RIGHT * 4, "your answer is 4 times the right one: a sum in place of a mean?"),
        (torch.cat([RIGHT[:1], RIGHT[:-1]]), "your answer is one step late"),
        (RIGHT * 1.7, "every entry is 1.7 times the right one"),
        (RIGHT + 0.25, "every entry is off by the same 0.25"),
        (RIGHT * 1.0000002, ""),
        (RIGHT.flip(0), ""),
        (RIGHT * torch.nan, ""),
    ],
)
def test_a_simple_way_to_be_wrong_is_put_in_words(wrong, sentence):
    """And nothing is said where no simple way leads from one to the other."""
    assert seen(wrong, RIGHT, [4]) == sentence
