"""A histogram of scores as a small picture: places and sizes in the units of an SVG."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from grader.report.course.distribution import Bar, Spread
from grader.report.words import points

WIDTH, HEIGHT = 480, 208
LEFT, RIGHT, TOP, BOTTOM = 12, 468, 26, 150  # of the bars
BOX = 190  # the middle of the line with the quartiles
THICK = 6  # half the height of its box
GAP = 1.5  # between bars
DIGIT = 10  # units, on a phone
MOST_LABELS = 6


@dataclass(frozen=True, slots=True)
class Column:
    """A bar, and its count where there is room for it."""

    x: float
    y: float
    width: float
    height: float
    middle: float
    count: str
    title: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A number below the bars."""

    x: float
    text: str


@dataclass(frozen=True, slots=True)
class Box:
    """The lowest score, the quartiles, the median and the highest, on one line."""

    lowest: float
    first: float
    median: float
    third: float
    highest: float

    @property
    def width(self) -> float:
        """From the first quartile to the third; a hair where they are one."""
        return max(round(self.third - self.first, 1), 1.0)


@dataclass(frozen=True, slots=True)
class Histogram:
    """What a template needs to draw."""

    columns: tuple[Column, ...]
    ticks: tuple[Tick, ...]
    box: Box
    caption: str
    size: tuple[int, int] = (WIDTH, HEIGHT)
    ground: tuple[int, int, int] = (LEFT, RIGHT, BOTTOM)
    box_at: tuple[int, int] = (BOX, THICK)


def histogram(bars: Sequence[Bar], spread: Spread | None) -> Histogram | None:
    """The picture; None where there is nothing to draw."""
    if not bars or spread is None:
        return None
    top = bars[-1].high
    return Histogram(
        columns=tuple(_columns(bars, top)),
        ticks=tuple(_ticks(bars, top)),
        box=Box(
            lowest=_x(spread.lowest, top),
            first=_x(spread.first_quartile, top),
            median=_x(spread.median, top),
            third=_x(spread.third_quartile, top),
            highest=_x(spread.highest, top),
        ),
        caption=(
            f"{spread.count:,} scores from 0 to {points(top)}, in steps of "
            f"{points(bars[0].high - bars[0].low)}; below, the lowest, the quartiles, "
            "the median and the highest"
        ),
    )


def _columns(bars: Sequence[Bar], top: float) -> Iterator[Column]:
    most = max(bar.count for bar in bars) or 1
    for bar in bars:
        left, right = _x(bar.low, top), _x(bar.high, top)
        height = round((BOTTOM - TOP) * bar.count / most, 1)
        has_room = bar.count and len(str(bar.count)) * DIGIT <= right - left
        yield Column(
            x=round(left + GAP / 2, 1),
            y=round(BOTTOM - height, 1),
            width=round(right - left - GAP, 1),
            height=height,
            middle=round((left + right) / 2, 1),
            count=str(bar.count) if has_room else "",
            title=f"{points(bar.low)} to {points(bar.high)}: {bar.count}",
        )


def _ticks(bars: Sequence[Bar], top: float) -> Iterator[Tick]:
    """Full marks, and every so many bars from 0 that do not come too close to them."""
    every = -(-len(bars) // MOST_LABELS)
    for bar in bars[::every]:
        if _x(top, top) - _x(bar.low, top) >= 4 * DIGIT:
            yield Tick(_x(bar.low, top), points(bar.low))
    yield Tick(_x(top, top), points(top))


def _x(score: float, top: float) -> float:
    share = min(max(score / top, 0.0), 1.0)
    return round(LEFT + (RIGHT - LEFT) * share, 1)
