"""How far apart two right answers may be: at least 100 times the noise of right variants.

Each is at most a tenth of the smallest real mistake. The noise was measured between right
implementations, across thread counts and instruction sets, with torch 2.13 on CPU.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch


@dataclass(frozen=True, slots=True)
class Tolerance:
    """Allowed: ``absolute + relative · |expected|``, by dtype, as (relative, absolute)."""

    float64: tuple[float, float]
    float32: tuple[float, float]
    because: str = ""

    def of(self, dtype: torch.dtype) -> tuple[float, float]:
        """(relative, absolute) for values of this dtype; counts are as exact as float64."""
        is_short = dtype.is_floating_point and dtype != torch.float64
        return self.float32 if is_short else self.float64


DEFAULT = Tolerance((1e-7, 1e-9), (1e-4, 1e-5), "noise of right forms ≤ 2e-13 and 4e-5")
OPTIMIZER_PATH = Tolerance(
    (1e-5, 1e-6), (1e-4, 1e-5), "noise 2e-15 and 8e-7; the step count off by one shows as 2e-4"
)
EPSILON_PLACE = Tolerance(
    (1e-8, 1e-10), (1e-4, 1e-5), "noise 2e-16 and 2e-7; a misplaced ε shows as 3e-3 at ε ≥ 0.01"
)
ONE_UPDATE = Tolerance((1e-9, 1e-12), (1e-5, 1e-7), "noise 1e-16 and 6e-8 on one update")
GRADIENT = Tolerance((1e-7, 1e-9), (1e-4, 1e-5), "gradients by autograd")
RATIO = Tolerance((1e-9, 1e-9), (1e-5, 1e-6), "counts are exact; ratios of counts almost")
