"""Losses as data and as a curve in one line."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.report.curve import MOST, sketch, tidied

NAN, INF = math.nan, math.inf


@pytest.mark.parametrize(
    ("losses", "line"),
    [
        ([7.0, 6, 5, 4, 3, 2, 1, 0], "7 █▇▆▅▄▃▂▁ 0 after 8 steps"),
        ([1.0, NAN, INF], "1 █×× inf after 3 steps"),
        ([1.0, None], "1 █× × after 2 steps"),
        ([0.5] * 300, f"0.5 {'█' * 40} 0.5 after 300 steps"),
        ([-2.0, 0.0], "-2 ▁█ 0 after 2 steps"),
        ([0.25], "0.25 █ 0.25 after 1 step"),
        ([0.0], "0 ▁ 0 after 1 step"),
        ([NAN], "nan × nan after 1 step"),
        ([], "no losses"),
    ],
)
def test_a_curve_is_drawn_in_a_line(losses, line):
    """Falling losses fall, from 0 where none is negative, and what is not finite is a cross."""
    assert sketch(losses) == line


def test_losses_become_data_that_any_json_can_hold():
    """Six digits, None for what is not finite."""
    curve = tidied([0.1234567, NAN, INF, -INF, 2, 1.7976931348623157e308])

    assert curve == (0.123457, None, None, None, 2.0, 1.79769e308)
    assert json.loads(json.dumps(curve, allow_nan=False)) == list(curve)


def test_a_hand_in_cannot_fill_a_record_with_losses():
    """Of more than can be kept there are none, rather than a part that looks like all."""
    assert len(tidied([1.0] * MOST)) == MOST
    assert tidied([1.0] * (MOST + 1)) == ()


@given(st.lists(st.floats(), min_size=1, max_size=60))
def test_any_losses_can_be_drawn(losses):
    """A bar for each that is finite, to the ends of float."""
    bars = sketch(losses).split(" ")[1]

    assert len(bars) == min(len(losses), 40)
    if len(losses) <= 40:
        assert [bar == "×" for bar in bars] == [not math.isfinite(loss) for loss in losses]
