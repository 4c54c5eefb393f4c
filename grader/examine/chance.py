"""How often something random may happen before it is no accident any more."""

from __future__ import annotations

import functools
import math

import torch


@functools.cache
def binomial_range(trials: int, p: float, alarm: float = 1e-11) -> tuple[int, int]:
    """The counts of Binomial(trials, p) but for the outermost, of chance ``alarm`` on each side.

    Args:
        p: the chance of each trial, strictly between 0 and 1.
        alarm: how often an honest count may lie below the lowest, and how often above the highest.

    Source:  Clopper & Pearson, The use of confidence or fiducial limits (1934).
    """
    k = torch.arange(trials + 1, dtype=torch.float64)
    ways = math.lgamma(trials + 1) - torch.lgamma(k + 1) - torch.lgamma(trials - k + 1)
    chances = (ways + k * math.log(p) + (trials - k) * math.log1p(-p)).exp()
    lowest = int((chances.cumsum(0) <= alarm).sum())
    highest = trials - int((chances.flip(0).cumsum(0) <= alarm).sum())
    return lowest, highest
