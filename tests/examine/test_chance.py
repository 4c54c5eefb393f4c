"""Bounds for counts, against SciPy's exact tails."""

from __future__ import annotations

import pytest
from scipy.stats import binom

from grader.examine.chance import binomial_range


@pytest.mark.parametrize("alarm", [1e-11, 1e-6])
@pytest.mark.parametrize(
    ("trials", "p"), [(57, 0.5), (100, 0.8), (2400, 0.3), (2400, 1 / 24), (10_000, 0.2)]
)
def test_the_tails_outside_are_as_rare_as_said_and_no_rarer(trials: int, p: float, alarm: float):
    """Outside each bound lies at most the chance of an alarm; one count more would be too much."""
    lowest, highest = binomial_range(trials, p, alarm)

    near = 1 + 1e-6  # rounding of logarithms
    assert binom.cdf(lowest - 1, trials, p) <= alarm * near
    assert binom.sf(highest, trials, p) <= alarm * near
    assert lowest == 0 or binom.cdf(lowest, trials, p) > alarm / near
    assert highest == trials or binom.sf(highest - 1, trials, p) > alarm / near


def test_a_few_trials_are_never_an_alarm():
    """All heads in ten happens once in a thousand."""
    assert binomial_range(10, 0.5) == (0, 10)
