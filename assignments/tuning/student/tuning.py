"""Assignment "Tuning": your answers.

Replace every `raise NotImplementedError(...)`; its text says what to write there. Names, arguments
and results must stay as they are. The handout is README.md. scikit-learn may not be used.

Letters: n samples, n_c of them in class c, k folds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import torch
from torch import Tensor

Trial = dict[str, Any]
Space = dict[str, Any]  # a list of choices for each name, or a range


def grid(space: Space) -> list[Trial]:
    """Every combination of the values of all names, the last name varying fastest.

    space maps each name to a list of values. A trial has the names in the same order.
    """
    raise NotImplementedError(
        "grid: make a list with one dict for each combination of values; "
        "itertools.product(*space.values()) gives the combinations in the right order"
    )


def random_search(space: Space, n: int, generator: torch.Generator) -> list[Trial]:
    """n trials; each value is drawn afresh and for itself, all of it from generator.

    space maps each name to one of

        a list                            each of its entries is as likely
        ("uniform", low, high)            a number from low to high
        ("log_uniform", low, high)        the same, but its logarithm is uniform
    """
    raise NotImplementedError(
        "random_search: make n dicts; for each name draw an entry of its list with torch.randint, "
        "or for a range u with torch.rand, and put u between low and high (or their logarithms)"
    )


def best_trial(trials: Sequence[Trial], scores: Iterable[float], minimize: bool = True) -> Trial:
    """The trial with the lowest score, or the highest; the first of equals; never NaN.

    scores is a list, a tensor or a NumPy array with one number for each trial.
    """
    raise NotImplementedError(
        "best_trial: go through the scores, skip NaN (math.isnan), "
        "and remember the trial whose score is strictly better than all before"
    )


def stratified_split(
    labels: Tensor, fraction: float, generator: torch.Generator
) -> tuple[Tensor, Tensor]:
    """Two disjoint parts of the indices 0 … n − 1, both with the classes in proportion.

    Each class gives ⌊fraction · n_c + ½⌋ of its samples, without replacement, to the first part
    and the others to the second. Both parts are shuffled.

    Shapes:  labels (n,); the parts are int64 and have n entries together.
    Raises:  ValueError if fraction is outside [0, 1].
    """
    raise NotImplementedError(
        "stratified_split: for each class shuffle its indices (torch.randperm with generator) and "
        "cut them at floor(fraction * n_c + 0.5); join the classes and shuffle each part"
    )


def stratified_folds(labels: Tensor, k: int, generator: torch.Generator) -> list[Tensor]:
    """k disjoint folds that cover the indices 0 … n − 1, each class spread over all of them.

    The counts of a class in two folds differ by 1 at most. Which sample goes where is random.

    Shapes:  labels (n,); the folds are int64 and have n entries together.
    Raises:  ValueError if k is under 1.
    """
    raise NotImplementedError(
        "stratified_folds: for each class shuffle its indices and deal them out to the k folds "
        "like cards, one after the other"
    )


def tune(
    candidates: Sequence[Trial],
    train_and_score: Callable[[Trial], float],
    minimize: bool = True,
) -> tuple[Trial, list[float]]:
    """The outer loop of optimization: the best candidate, and the score of each.

    train_and_score(candidate) is called once for each candidate, in order. A candidate for which
    it raises ValueError scores NaN, and so is never the best.
    """
    raise NotImplementedError(
        "tune: call train_and_score once for each candidate, with NaN for a ValueError; "
        "return the best candidate and the list of all scores"
    )
