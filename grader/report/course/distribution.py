"""How the scores of a class are spread: a few numbers, and the bars of a histogram."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

MOST_BARS = 20
STEPS = (1, 2, 5)  # times a power of ten: widths that people can count by


@dataclass(frozen=True, slots=True)
class Spread:
    """The numbers of a distribution."""

    count: int
    lowest: float
    first_quartile: float
    median: float
    third_quartile: float
    highest: float
    mean: float
    full: int  # with all points
    zero: int  # with none


@dataclass(frozen=True, slots=True)
class Bar:
    """How many scores are at least ``low`` and under ``high``; the last bar holds ``high`` too."""

    low: float
    high: float
    count: int


def spread(scores: Sequence[float], max_score: float) -> Spread | None:
    """The numbers of the scores; None where there is none."""
    if not scores:
        return None
    return Spread(
        count=len(scores),
        lowest=min(scores),
        first_quartile=quantile(scores, 0.25),
        median=quantile(scores, 0.5),
        third_quartile=quantile(scores, 0.75),
        highest=max(scores),
        mean=math.fsum(scores) / len(scores),
        full=sum(score >= max_score for score in scores),
        zero=sum(score <= 0 for score in scores),
    )


def quantile(numbers: Sequence[float], share: float) -> float:
    """The number under which this share of them lies, between two of them in proportion."""
    ordered = sorted(numbers)
    place = share * (len(ordered) - 1)
    below = math.floor(place)
    above = math.ceil(place)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def bars(scores: Sequence[float], max_score: float) -> tuple[Bar, ...]:
    """The histogram from 0 to full marks, its bars of one width."""
    if max_score <= 0:
        return ()
    width = bar_width(max_score)
    last = math.ceil(max_score / width) - 1
    found = Counter(min(max(math.floor(score / width), 0), last) for score in scores)
    return tuple(
        Bar(at * width, min((at + 1) * width, max_score), found[at]) for at in range(last + 1)
    )


def bar_width(max_score: float) -> float:
    """The smallest of 1, 2, 5 times a power of ten that makes no more than the most bars."""
    power = math.floor(math.log10(max_score / MOST_BARS))
    widths = (step * 10.0**exponent for exponent in (power, power + 1) for step in STEPS)
    return next(width for width in widths if max_score / width <= MOST_BARS)
