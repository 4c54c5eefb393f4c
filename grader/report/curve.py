"""The losses of a training: as data that JSON can hold, and as a curve in one line of text."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TypeGuard

BARS = "▁▂▃▄▅▆▇█"
WIDEST = 40  # bars
MOST = 10_000  # values; a hand-in chooses how many it returns

Curve = tuple[float | None, ...]  # None for what is not finite


def tidied(losses: Sequence[float]) -> Curve:
    """The losses to six digits; none of them where there are too many to keep."""
    if len(losses) > MOST:
        return ()
    return tuple(float(f"{loss:.6g}") if math.isfinite(loss) else None for loss in losses)


def sketch(losses: Sequence[float | None]) -> str:
    """A curve in one line: `2.3 █▆▄▃▂▁ 0.04 after 300 steps`; × is a loss that is not finite."""
    if not losses:
        return "no losses"
    width = min(len(losses), WIDEST)
    shown = [losses[round(at * (len(losses) - 1) / max(width - 1, 1))] for at in range(width)]
    finite = [loss for loss in shown if is_finite(loss)] or [0.0]
    low, high = min(0.0, *finite), max(finite)
    bars = "".join(_bar(loss, low, high) for loss in shown)
    steps = "1 step" if len(losses) == 1 else f"{len(losses)} steps"
    return f"{_number(losses[0])} {bars} {_number(losses[-1])} after {steps}"


def is_finite(loss: float | None) -> TypeGuard[float]:
    """Whether it is a number that can be drawn."""
    return loss is not None and math.isfinite(loss)


def share(value: float, low: float, high: float) -> float:
    """How far up between low and high, 0 to 1; halved first, for the span of floats is infinite."""
    span = high / 2 - low / 2
    return (value / 2 - low / 2) / span if span > 0 else 0.0


def _bar(loss: float | None, low: float, high: float) -> str:
    return BARS[round(share(loss, low, high) * (len(BARS) - 1))] if is_finite(loss) else "×"


def _number(loss: float | None) -> str:
    return "×" if loss is None else f"{loss:.3g}"
