"""What of an examination's time is the hand-in's."""

from __future__ import annotations

from grader.examine.hourglass import Hourglass
from grader.task import STARTING_SECONDS


class Clock:
    """Shows what it was set to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_it_runs_out_after_its_seconds():
    """And not before."""
    clock = Clock()
    glass = Hourglass(60, clock)

    clock.now += 60
    assert not glass.is_over

    clock.now += 1
    assert glass.is_over


def test_making_a_box_takes_none_of_them():
    """However often one has to be replaced, even where making it fails."""
    clock = Clock()
    glass = Hourglass(60, clock)

    for _ in range(3):
        clock.now += 5
        with glass.standing_still():
            clock.now += 30

    assert glass.ends - clock.now == 60 - 15


def test_it_does_not_stand_still_for_ever():
    """Else the examiner would be ended from outside, and what it has not told would be lost."""
    clock = Clock()
    glass = Hourglass(60, clock)

    with glass.standing_still():
        clock.now += STARTING_SECONDS + 25

    assert glass.ends - clock.now == 60 - 25
