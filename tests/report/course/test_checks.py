"""What a class tells of its checks."""

import math

import pytest

from grader.grade import UNOPENED, Check
from grader.report.course.checks import correlation, hardest, items, telling


def test_discrimination_is_the_corrected_point_biserial(a_class, member):
    """Worked by hand: x = 1, 1, 0, 0 and the rest y = 2, 1, 1, 0.

    x̄ = ½, ȳ = 1; Σ(x−x̄)(y−ȳ) = ½ + 0 + 0 + ½ = 1; Σ(x−x̄)² = 1; Σ(y−ȳ)² = 2; r = 1/√2.
    """
    told = items(
        a_class(member("a", "RRR"), member("b", "RRW"), member("c", "WRW"), member("d", "WWW"))
    )

    assert told[0].discrimination == pytest.approx(1 / math.sqrt(2))


def test_points_of_the_rest_are_weighted(a_class, member):
    """x = 1, 0; the rest is 0 and 3: they go against each other entirely."""
    told = items(
        a_class(member("a", "RW", points=(1.0, 3.0)), member("b", "WR", points=(1.0, 3.0)))
    )

    assert told[0].discrimination == pytest.approx(-1.0)


def test_where_nothing_varies_it_is_undefined(a_class, member):
    """All right, or all others' points equal: None, and no division by zero."""
    told = items(a_class(member("a", "RR"), member("b", "RW")))

    assert [item.discrimination for item in told] == [None, None]
    assert correlation([], []) is None


def test_who_could_not_try_is_not_counted_against_a_check(a_class, member):
    """Skipped and not written are neither right nor lost."""
    (item,) = items(a_class(*(member(str(at), letter) for at, letter in enumerate("RWWN-EO"))))

    assert (item.right, item.lost, item.unwritten, item.skipped) == (1, 3, 1, 1)
    assert (item.count, item.tried) == (6, 4)
    assert item.share_of_tries == 0.25
    assert item.share_of_all == pytest.approx(1 / 6)


def test_what_could_not_be_imported_tells_nothing_of_a_check(a_class, member):
    """Else one syntax error would make all checks look harder, and agree with each other."""
    told = [member("a", "RW"), member("b", "WR"), member("c", "RR")]

    assert items(a_class(*told, member("d", "EE", message=UNOPENED))) == items(a_class(*told))


def test_the_hardest_come_first(a_class, member):
    """By the share of those who tried; what all got right is not among them."""
    told = items(a_class(*(member(str(at), told) for at, told in enumerate(["WRR"] * 4 + ["RWR"]))))

    assert [item.check.number for item in hardest(told)] == ["1", "2"]
    assert [item.check.number for item in telling(told)] == ["1", "2"]
    assert [item.is_hard for item in told] == [True, False, False]


@pytest.mark.parametrize(
    ("verdicts", "remark"),
    [
        (["RR", "RR", "RW", "RW", "RR", "RR"], "everybody is right"),
        (["WR"] * 6, "too hard?, nobody is right"),
        (["-W"] * 6, "nobody got as far"),
        (["RW", "RW", "RW", "WR", "WR", "RW"] * 3, "the better ones lose it: is the check right?"),
        (["RR", "RW", "WR", "WW", "RR", "RW", "WR", "WW"] * 2, "separates nobody"),
        (["RR", "RR", "RR", "WW", "WW", "RR"], ""),
        (["RW"] * 9 + ["WR"], ""),
        (["WR", "WR"], ""),
    ],
)
def test_an_author_is_told_what_to_look_at(verdicts, remark, a_class, member):
    """Too hard, separates nobody, goes the wrong way; nothing where few were asked."""
    told = items(a_class(*(member(str(at), one) for at, one in enumerate(verdicts))))

    assert told[0].remark == remark


def test_the_parts_of_a_check_are_none_of_their_own(a_class, member, check):
    """They follow it, carry no points, and only some hand-ins have them."""
    part = Check("test_a.py::test_1::1 a part", "1", "a part", 0.0, "visible")
    told = items(a_class(member("a", "RWR", checks={1: part, 2: check(1)}), member("b", "RR")))

    assert [item.check.number for item in told] == ["1", "2"]
    assert [item.count for item in told] == [2, 2]
