"""Hand-ins that are unusual in how they ran."""

from grader.grade import Verdict
from grader.report.course.unusual import found, noted, slow


def test_slow_is_three_times_the_median(a_class, member):
    """Of 1, 2, 3, 6 and 40 seconds the median is 3: only 40 is slow, 13 times as long."""
    told = slow(a_class(*(member(f"{at}", seconds=at) for at in (1.0, 2.0, 3.0, 6.0, 40.0))))

    assert [(one.name, one.seconds, round(one.times, 2)) for one in told] == [("40.0", 40.0, 13.33)]


def test_what_took_no_time_is_no_measure(a_class, member):
    """Judged again from the record: nothing was run."""
    assert slow(a_class(member("a", seconds=0.0), member("b", seconds=0.0))) == ()


def test_bans_and_limits_are_told_by_kind(a_class, member):
    """Who met each at most checks comes first; kinds that nobody met are not told."""
    told = found(
        a_class(member("a", "FR"), member("b", "FF"), member("c", "CR"), member("d", "WE"))
    )

    assert list(told) == [Verdict.FORBIDDEN, Verdict.CRASHED]
    assert [(one.name, len(one.checks)) for one in told[Verdict.FORBIDDEN]] == [("b", 2), ("a", 1)]


def test_equal_notes_stand_once(a_class, member):
    """With all hand-ins that have them, the commonest first."""
    told = noted(a_class(member("a", notes=("x", "y")), member("b", notes=("y", "y"))))

    assert [(one.note, one.names) for one in told] == [("y", ("a", "b")), ("x", ("a",))]
