"""A curve of losses as a small picture: its lines and labels in the units of an SVG.

The top label is the highest loss and the lowest is labelled too; the scale is logarithmic where
the losses span so much that a linear one would show a wall and a floor. Where a loss is not
finite the line has a gap, with a × on the axis below it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from grader.report.curve import Curve, share

WIDTH, HEIGHT = 352, 172
LEFT, RIGHT, TOP, BOTTOM = 62, 286, 14, 142  # of the plot; labels stand around it
BESIDE, UNDER = 7, 21  # how far labels stand from it
MIDDLE = 4  # from a line of text's base to its middle
LINE = 13  # labels closer than this would overlap
CROSSES_APART = 10
LOGARITHMIC_FROM = 30  # the highest loss in terms of the lowest
MOST_POWERS = 4


@dataclass(frozen=True, slots=True)
class Label:
    """A text at a place; ``kind`` is the class that aligns it: start, end or cross."""

    x: float
    y: float
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A loss that stands out: the first, the lowest or the last."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Picture:
    """What a template needs to draw; paths are the commands of an SVG path."""

    axes: str
    grid: str  # a line for each labelled height
    losses: str  # a move for each stretch of finite losses
    dots: tuple[Dot, ...]
    labels: tuple[Label, ...]
    caption: str  # the same in words
    size: tuple[int, int] = (WIDTH, HEIGHT)

    @property
    def is_empty(self) -> bool:
        """Whether no loss is finite."""
        return not self.losses


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where a step and a loss stand in the picture."""

    steps: int
    low: float
    high: float
    is_logarithmic: bool

    def x(self, index: int) -> float:
        return round(LEFT + (RIGHT - LEFT) * index / max(self.steps - 1, 1), 1)

    def y(self, loss: float) -> float:
        if self.is_logarithmic:
            height = share(math.log10(loss), math.log10(self.low), math.log10(self.high))
        else:
            height = share(loss, self.low, self.high)
        return round(BOTTOM - (BOTTOM - TOP) * height, 1)


def picture(curve: Curve) -> Picture | None:
    """The picture of a curve; None of an empty one."""
    if not curve:
        return None
    finite = [(index, loss) for index, loss in enumerate(curve) if loss is not None]
    losses = [loss for _, loss in finite]
    scale = _scale(len(curve), losses or [0.0])
    heights = tuple(_heights(losses, scale))
    return Picture(
        axes=f"M{LEFT} {TOP}V{BOTTOM}H{RIGHT}",
        grid=" ".join(f"M{LEFT} {scale.y(loss):g}H{RIGHT}" for loss in heights),
        losses=" ".join(_stretches(curve, scale)),
        dots=tuple(_dots(finite, scale)),
        labels=tuple(_labels(curve, heights, scale)),
        caption=_caption(curve, finite, scale),
    )


def number(loss: float) -> str:
    """Three digits, and as short as can be: 12500, 1.25e12 and 1e-7."""
    if 1_000 <= abs(loss) < 1e5:
        return f"{loss:.0f}"
    digits, _, power = f"{loss:.3g}".partition("e")
    return f"{digits}e{int(power)}" if power else digits


def _scale(steps: int, losses: Sequence[float]) -> _Scale:
    low, high = min(losses), max(losses)
    if low > 0 and high / LOGARITHMIC_FROM > low:
        return _Scale(steps, low, high, is_logarithmic=True)
    return _Scale(steps, min(0.0, low), max(0.0, high), is_logarithmic=False)


def _stretches(curve: Curve, scale: _Scale) -> Iterator[str]:
    """The commands for each stretch of finite losses; a single loss is a point with a round cap."""
    for is_gap, stretch in groupby(enumerate(curve), lambda pair: pair[1] is None):
        if not is_gap:
            places = [
                f"{scale.x(at):g} {scale.y(loss):g}" for at, loss in stretch if loss is not None
            ]
            yield f"M{places[0]}h0" if len(places) == 1 else f"M{' '.join(places)}"


def _heights(losses: Sequence[float], scale: _Scale) -> Iterator[float]:
    """What is labelled: the highest, the lowest, and with room 0, or powers of ten."""
    if not losses:
        return
    powers = _powers(scale) if scale.is_logarithmic else [0.0]
    taken: list[float] = []
    for loss in (max(losses), min(losses), *powers):
        y = scale.y(loss)
        if all(abs(y - other) >= LINE for other in taken):
            taken.append(y)
            yield loss


def _labels(curve: Curve, heights: Sequence[float], scale: _Scale) -> Iterator[Label]:
    for loss in heights:
        yield Label(LEFT - BESIDE, scale.y(loss) + MIDDLE, "end", number(loss))
    for x in _crosses(curve, scale):
        yield Label(x, BOTTOM + MIDDLE, "cross", "×")
    last = curve[-1]
    if last is not None:
        yield Label(RIGHT + BESIDE, scale.y(last) + MIDDLE, "start", number(last))
    yield Label(LEFT, BOTTOM + UNDER, "start", "step 1")
    if len(curve) > 1:
        yield Label(RIGHT, BOTTOM + UNDER, "end", f"step {len(curve):,}")


def _powers(scale: _Scale) -> list[float]:
    first, last = math.ceil(math.log10(scale.low)), math.floor(math.log10(scale.high))
    return [10.0**at for at in range(first, last + 1, (last - first) // MOST_POWERS + 1)]


def _dots(finite: Sequence[tuple[int, float]], scale: _Scale) -> Iterator[Dot]:
    if finite:
        lowest = min(finite, key=lambda pair: pair[1])
        for index, loss in dict.fromkeys((finite[0], lowest, finite[-1])):
            yield Dot(scale.x(index), scale.y(loss))


def _crosses(curve: Curve, scale: _Scale) -> Iterator[float]:
    before = -math.inf
    for index, loss in enumerate(curve):
        if loss is None and scale.x(index) - before >= CROSSES_APART:
            before = scale.x(index)
            yield before


def _caption(curve: Curve, finite: Sequence[tuple[int, float]], scale: _Scale) -> str:
    steps = f"{len(curve):,} {'step' if len(curve) == 1 else 'steps'}"
    if not finite:
        return f"{steps}, and no loss is finite"
    index, lowest = min(finite, key=lambda pair: pair[1])
    parts = [
        f"first {_said(curve[0])}",
        f"lowest {number(lowest)} at step {index + 1:,}",
        f"last {_said(curve[-1])}",
        steps,
    ]
    if len(finite) < len(curve):
        parts.append(f"{len(curve) - len(finite):,} not finite (×)")
    if scale.is_logarithmic:
        parts.append("logarithmic scale")
    return ", ".join(parts)


def _said(loss: float | None) -> str:
    return "not finite" if loss is None else number(loss)
