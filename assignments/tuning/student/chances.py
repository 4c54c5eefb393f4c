"""How often something random may happen before it is no accident any more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from typing import Any

from grader.examine import binomial_range, expect

ALARM = 5e-11  # the chance that one table of counts is called uneven although it is not


def expect_evenly(values: Sequence[Hashable], cells: Sequence[Any]) -> None:
    """Each value is one of the cells, and each cell has about as many as any other.

    An honest draw is refused with a chance of ALARM at most: each count has a binomial
    distribution, and each of its two ends is given an equal share of that chance.
    """
    strangers = [value for value in values if value not in cells]
    expect(not strangers).is_true("one of the choices", got=f"{strangers[:1]}")
    lowest, highest = binomial_range(len(values), 1 / len(cells), ALARM / (2 * len(cells)))
    counts = Counter(values)
    each = [counts[cell] for cell in cells]
    expect(min(each) >= lowest and max(each) <= highest).is_true(
        f"each of {len(cells)} equally likely outcomes between {lowest} and {highest} times "
        f"in {len(values)} draws",
        got=_told(cells, each),
    )


def _told(cells: Sequence[Any], counts: Sequence[int]) -> str:
    """The count of each cell, or of the extremes where there are many."""
    if len(cells) > 6:
        return f"the rarest {min(counts)} times, the most frequent {max(counts)} times"
    return ", ".join(f"{cell} {count} times" for cell, count in zip(cells, counts, strict=True))
