"""A curve of losses as a picture."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.report.picture import BOTTOM, HEIGHT, LEFT, LINE, RIGHT, TOP, WIDTH, number, picture


def texts(drawn, kind):
    """The labels of a kind, from the left axis down to the steps."""
    return [label.text for label in drawn.labels if label.kind == kind]


def test_falling_losses_fall_from_the_left_edge_to_the_right():
    """A line through all of them over 0, labelled at the highest and the lowest."""
    drawn = picture((4.0, 2.0, 1.0))

    assert drawn.losses == "M62 14 174 78 286 110"
    assert [(dot.x, dot.y) for dot in drawn.dots] == [(62.0, 14.0), (286.0, 110.0)]
    assert texts(drawn, "end") == ["4", "1", "0", "step 3"]
    assert texts(drawn, "start") == ["1", "step 1"]
    assert drawn.caption == "first 4, lowest 1 at step 3, last 1, 3 steps"


def test_the_line_has_a_gap_where_a_loss_is_not_finite():
    """And a cross on the axis; a loss between two gaps is a point."""
    drawn = picture((2.0, 1.0, None, 0.5, None))

    assert drawn.losses == "M62 14 118 78 M230 110h0"
    assert [(label.x, label.y) for label in drawn.labels if label.kind == "cross"] == [
        (174.0, BOTTOM + 4),
        (286.0, BOTTOM + 4),
    ]
    assert drawn.caption == (
        "first 2, lowest 0.5 at step 4, last not finite, 5 steps, 2 not finite (×)"
    )


@pytest.mark.parametrize(
    ("curve", "heights"),
    [
        ((1.0, 100.0, 10_000.0), [BOTTOM, (BOTTOM + TOP) / 2, TOP]),  # logarithmic
        ((1.0, 10.0, 20.0), [135.6, (BOTTOM + TOP) / 2, TOP]),  # linear, from 0
        ((-1.0, 0.0, 1000.0), [BOTTOM, 141.9, TOP]),  # no logarithm
    ],
)
def test_the_scale_is_logarithmic_where_losses_span_much(curve, heights):
    """A hundredfold in the same distance everywhere, if all losses are above 0."""
    drawn = picture(curve)

    places = [float(y) for y in re.findall(r"[\d.]+ ([\d.]+)", drawn.losses)]
    assert places == heights
    assert drawn.caption.endswith("logarithmic scale") is (heights[0] == BOTTOM and curve[0] > 0)


def test_powers_of_ten_are_labelled_where_there_is_room():
    """Few of them, and none on top of another label."""
    assert texts(picture((1e25, 2.0)), "end") == ["1e25", "2", "1e8", "1e15", "1e22", "step 2"]


def test_curves_without_a_shape_are_drawn_too():
    """None of no losses, a point for one, words alone where none is finite."""
    assert picture(()) is None
    assert picture((3.0,)).losses == "M62 14h0"
    assert picture((3.0,)).caption == "first 3, lowest 3 at step 1, last 3, 1 step"
    assert picture((0.0, 0.0)).losses == "M62 142 286 142"
    assert picture((None, None)).is_empty
    assert picture((None, None)).caption == "2 steps, and no loss is finite"


@pytest.mark.parametrize(
    ("loss", "told"),
    [(0.12345, "0.123"), (0.0, "0"), (12500, "12500"), (1.25e12, "1.25e12"), (1e-7, "1e-7")],
)
def test_numbers_are_short(loss, told):
    """They must fit beside the plot."""
    assert number(loss) == told


@given(
    st.lists(st.none() | st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=40)
)
def test_any_curve_stays_inside_its_picture(curve):
    """To the ends of float; labels on the left axis keep apart."""
    drawn = picture(tuple(curve))

    places = re.findall(r"([\d.]+) ([\d.]+)", drawn.losses)
    assert len(places) == sum(loss is not None for loss in curve)
    assert all(LEFT <= float(x) <= RIGHT and TOP <= float(y) <= BOTTOM for x, y in places)
    assert all(0 <= label.x <= WIDTH and 0 <= label.y <= HEIGHT for label in drawn.labels)
    axis = sorted(label.y for label in drawn.labels if label.x < LEFT)
    assert all(below - above >= LINE - 0.01 for above, below in pairwise(axis))
