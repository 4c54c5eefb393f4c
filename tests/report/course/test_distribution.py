"""How scores are spread."""

import pytest

from grader.report.course.distribution import Bar, bar_width, bars, quantile, spread
from grader.report.course.histogram import BOTTOM, LEFT, RIGHT, TOP, histogram


def test_the_numbers_of_a_class_worked_by_hand():
    """Of 0, 2, 4, 6, 10: quartiles at the second and fourth, mean 22/5."""
    told = spread([10.0, 0.0, 4.0, 2.0, 6.0], 10.0)

    assert (told.count, told.lowest, told.highest) == (5, 0.0, 10.0)
    assert (told.first_quartile, told.median, told.third_quartile) == (2.0, 4.0, 6.0)
    assert (told.mean, told.full, told.zero) == (4.4, 1, 1)


def test_a_quartile_lies_between_two_scores_in_proportion():
    """Of 1, 2, 3, 4 a quarter of the way is at place 0.75: 1.75."""
    assert quantile([4.0, 1.0, 3.0, 2.0], 0.25) == 1.75
    assert quantile([7.0], 0.75) == 7.0


def test_without_scores_there_is_nothing_to_say():
    """A class whose marks are all withheld."""
    assert spread([], 10.0) is None
    assert histogram(bars([], 10.0), None) is None


def test_full_marks_fall_into_the_last_bar():
    """It holds both its ends; every other bar its lower one only."""
    told = bars([0.0, 0.5, 1.0, 9.5, 10.0, 10.0], 10.0)

    assert len(told) == 20
    assert told[0] == Bar(0.0, 0.5, 1)
    assert told[1] == Bar(0.5, 1.0, 1)
    assert told[2] == Bar(1.0, 1.5, 1)
    assert told[-1] == Bar(9.5, 10.0, 3)
    assert sum(bar.count for bar in told) == 6


def test_scores_beyond_the_range_are_counted_at_its_ends():
    """Extra points, or points taken away by an instructor's hand."""
    told = bars([-3.0, 99.0], 4.0)

    assert (told[0].count, told[-1].count) == (1, 1)


@pytest.mark.parametrize(
    ("most", "width"), [(1.0, 0.05), (20.0, 1.0), (21.0, 2.0), (70.0, 5.0), (100.0, 5.0)]
)
def test_bars_have_widths_that_people_count_by(most, width):
    """1, 2 or 5 times a power of ten, and at most twenty bars."""
    assert bar_width(most) == pytest.approx(width)


def test_the_last_bar_ends_at_full_marks():
    """59 points in steps of 5: the last is narrower."""
    assert bars([59.0], 59.0)[-1] == Bar(55.0, 59.0, 1)


def test_the_picture_keeps_to_its_frame():
    """The highest bar fills the height; the median of 0 and full marks is in the middle."""
    scores = [0.0, 10.0]
    picture = histogram(bars(scores, 10.0), spread(scores, 10.0))

    assert max(column.height for column in picture.columns) == BOTTOM - TOP
    assert picture.box.median == (LEFT + RIGHT) / 2
    assert [tick.text for tick in picture.ticks] == ["0", "2", "4", "6", "8", "10"]
    assert picture.caption == (
        "2 scores from 0 to 10, in steps of 0.5; below, the lowest, the quartiles, the median "
        "and the highest"
    )


def test_a_class_without_points_has_no_picture():
    """A suite in which nothing counts."""
    assert bars([0.0], 0.0) == ()
