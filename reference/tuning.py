r"""Model answers of the assignment "tuning", in the order of the contract.

    grid, random_search                 which settings to try
    best_trial                          which of them to keep
    stratified_split, stratified_folds  the samples that decide it
    tune                                the outer loop: try, score, keep

Letters: n samples, n_c of them in class c, k folds, u a number drawn uniformly from [0, 1).
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import torch
from torch import Tensor

Trial = dict[str, Any]
Space = dict[str, Any]  # a list of choices for each name, or a range


def grid(space: Space) -> list[Trial]:
    r"""Every combination of the values of all names, the last name varying fastest.

        V_1 × V_2 × … × V_m

    Shapes:  lists of sizes s_1 … s_m give s_1 · … · s_m trials.
    Source:  lecture, "Grid Search"; scikit-learn's ParameterGrid, which sorts the names.
    """
    return [dict(zip(space, values, strict=True)) for values in itertools.product(*space.values())]


def random_search(space: Space, n: int, generator: torch.Generator) -> list[Trial]:
    r"""n trials, each value drawn afresh and for itself.

        a list                            each of its entries alike, with replacement
        ("uniform", low, high)            low + u (high − low)
        ("log_uniform", low, high)        exp(ln low + u (ln high − ln low))

    Source:  lecture, "Random Search"; Bergstra & Bengio, Random search for hyper-parameter
             optimization, JMLR 13 (2012), 281-305.
    """
    return [{name: _drawn(values, generator) for name, values in space.items()} for _ in range(n)]


def _drawn(values: Any, generator: torch.Generator) -> Any:
    """One value of a list or of a range."""
    if not isinstance(values, tuple):
        return values[int(torch.randint(len(values), (), generator=generator))]
    scale, low, high = values
    u = torch.rand((), dtype=torch.float64, generator=generator).item()
    return _between(scale, low, high, u)


def _between(scale: str, low: float, high: float, u: float) -> float:
    """The point of a range that has the part u of it below, on the range's own scale."""
    if scale == "uniform":
        return low + u * (high - low)
    if scale == "log_uniform":
        return math.exp(math.log(low) + u * (math.log(high) - math.log(low)))
    raise ValueError(f'a range is "uniform" or "log_uniform", got {scale!r}')


def best_trial(trials: Sequence[Trial], scores: Iterable[float], minimize: bool = True) -> Trial:
    r"""The trial with the lowest score, or the highest; the first of equals; never NaN.

    Raises:  ValueError if there is no score but NaN.
    """
    return trials[_first_best(scores, minimize)]


def _first_best(scores: Iterable[float], minimize: bool) -> int:
    """The place of the best score; min and max keep the first of equals."""
    numbers = {place: float(score) for place, score in enumerate(scores)}
    told = [place for place, score in numbers.items() if not math.isnan(score)]
    return (min if minimize else max)(told, key=numbers.__getitem__)


def stratified_split(
    labels: Tensor, fraction: float, generator: torch.Generator
) -> tuple[Tensor, Tensor]:
    r"""Two disjoint parts of the indices 0 … n − 1, both with the classes in proportion.

    Each class gives ⌊fraction · n_c + ½⌋ of its samples, without replacement, to the first part
    and the others to the second. Both parts are shuffled.

    Shapes:  labels (n,); the parts are int64 and have n entries together.
    Raises:  ValueError if fraction is outside [0, 1].
    Source:  lecture, "Stratified Sampling without Replacement"; Cochran, Sampling techniques
             (1977), chapter 5.
    """
    if not 0 <= fraction <= 1:
        raise ValueError(f"fraction must be in [0, 1], got {fraction}")
    first, second = [], []
    for members in _classes(labels):
        order = _shuffled(members, generator)
        size = _rounded(fraction * len(members))
        first.append(order[:size])
        second.append(order[size:])
    return _shuffled(torch.cat(first), generator), _shuffled(torch.cat(second), generator)


def _rounded(x: float) -> int:
    """⌊x + ½⌋: halves go up, where Python's round takes them to the even number."""
    return math.floor(x + 0.5)


def _classes(labels: Tensor) -> list[Tensor]:
    """The indices of each class."""
    return [(labels == c).nonzero().flatten() for c in sorted(set(labels.tolist()))]


def _shuffled(indices: Tensor, generator: torch.Generator) -> Tensor:
    return indices[torch.randperm(len(indices), generator=generator)]


def stratified_folds(labels: Tensor, k: int, generator: torch.Generator) -> list[Tensor]:
    r"""k disjoint folds that cover the indices 0 … n − 1, each class spread over all of them.

    The classes are shuffled, put one behind the other and dealt out like cards: a class that lies
    in one piece gives each fold ⌊n_c / k⌋ or ⌈n_c / k⌉ of its samples.

    Shapes:  labels (n,); the folds are int64 and have n entries together.
    Raises:  ValueError if k is under 1.
    Source:  Kohavi, A study of cross-validation and bootstrap, IJCAI (1995).
    """
    if k < 1:
        raise ValueError(f"k must be at least 1, got {k}")
    cards = torch.cat([_shuffled(members, generator) for members in _classes(labels)])
    return [cards[i::k] for i in range(k)]


def tune(
    candidates: Sequence[Trial],
    train_and_score: Callable[[Trial], float],
    minimize: bool = True,
) -> tuple[Trial, list[float]]:
    r"""The outer loop of optimization: the best candidate, and the score of each.

    A candidate that raises ValueError scores NaN, and so is never the best.

    Source:  lecture, "Hyperparameters".
    """
    scores = [_scored(candidate, train_and_score) for candidate in candidates]
    return candidates[_first_best(scores, minimize)], scores


def _scored(candidate: Trial, train_and_score: Callable[[Trial], float]) -> float:
    """The score of a candidate, NaN where it cannot be trained."""
    try:
        return train_and_score(candidate)
    except ValueError:
        return math.nan
