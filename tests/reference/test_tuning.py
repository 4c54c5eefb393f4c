"""The model answers of tuning, against scikit-learn, exact distributions and numbers by hand."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable
from itertools import permutations
from typing import Any

import numpy as np
import pytest
import torch
from sklearn.model_selection import ParameterGrid, StratifiedKFold, StratifiedShuffleSplit
from torch import Tensor

from reference import tuning

NAN, INF = math.nan, math.inf
SPACE = {"batch_size": [64, 16, 32], "lr": [0.1, 0.01], "relu": [True]}  # names as sorted
TRIALS = [{"lr": 0.1}, {"lr": 0.2}, {"lr": 0.3}]
LABELS = torch.tensor([0] * 8 + [1] * 12 + [2] * 4)


def seeded(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def counts(labels: Tensor, indices: Tensor) -> list[int]:
    """How many of each class are among the indices."""
    return torch.bincount(labels[indices], minlength=int(labels.max()) + 1).tolist()


def is_even(observed: Counter[Any], cells: int, trials: int) -> bool:
    """Whether no count is further than seven deviations from an even share."""
    share = trials / cells
    reach = 7 * math.sqrt(share * (1 - 1 / cells))
    return len(observed) == cells and all(abs(one - share) < reach for one in observed.values())


# Grid and random search


def test_grid_is_the_parameter_grid_of_scikit_learn():
    """The same trials in the same order, where the names are sorted already."""
    assert tuning.grid(SPACE) == list(ParameterGrid(SPACE))


def test_grid_by_hand():
    """The last name varies fastest, and names keep their order."""
    trials = tuning.grid({"b": [2, 1], "a": ["x", None]})

    assert [list(trial.items()) for trial in trials] == [
        [("b", 2), ("a", "x")],
        [("b", 2), ("a", None)],
        [("b", 1), ("a", "x")],
        [("b", 1), ("a", None)],
    ]


def test_random_search_draws_choices_evenly_and_for_themselves():
    """Twelve combinations of two names, and nine of two trials in a row, are alike frequent."""
    trials = tuning.random_search({"b": "xyz", "a": [1, 2, 3, 4]}, 6000, seeded())
    in_a_row = zip(trials[::2], trials[1::2], strict=True)

    assert [list(trial) for trial in trials] == [["b", "a"]] * 6000
    assert is_even(Counter((one["b"], one["a"]) for one in trials), 12, 6000)
    assert is_even(Counter((one["b"], other["b"]) for one, other in in_a_row), 9, 3000)


@pytest.mark.parametrize(
    ("values", "part"),
    [
        (("uniform", -2, 6), lambda x: (x + 2) / 8),
        (("log_uniform", 1e-5, 1e-1), lambda x: (math.log10(x) + 5) / 4),
    ],
)
def test_ranges_are_even_on_their_own_scale(values: Any, part: Callable[[float], float]):
    """Ten equal parts of the range are alike frequent."""
    drawn = [trial["x"] for trial in tuning.random_search({"x": values}, 5000, seeded())]

    assert min(drawn) >= values[1]
    assert max(drawn) <= values[2]
    assert is_even(Counter(int(10 * part(x)) for x in drawn), 10, 5000)


def test_a_range_by_hand():
    """Half the way from 1e-4 to 1 is 1e-2 on the logarithmic scale."""
    assert tuning._between("log_uniform", 1e-4, 1.0, 0.5) == pytest.approx(1e-2, rel=1e-12)
    assert tuning._between("uniform", -1, 3, 0.5) == 1.0


def test_only_a_tuple_is_a_range():
    """A list is a choice, whatever its entries are."""
    trials = tuning.random_search({"x": ["uniform", 1, 2]}, 50, seeded())

    assert {trial["x"] for trial in trials} == {"uniform", 1, 2}
    with pytest.raises(
        ValueError, match=r'^a range is "uniform" or "log_uniform", got \'normal\'$'
    ):
        tuning.random_search({"x": ("normal", 0, 1)}, 1, seeded())


# The best trial and the outer loop


@pytest.mark.parametrize(
    ("scores", "lowest", "highest"),
    [
        ([2, 1, 3], 1, 2),
        ([1, 1, 1], 0, 0),
        ([3, 0, 0], 1, 0),
        ([NAN, -1, -2], 2, 1),
        ([5, 4, NAN], 1, 0),
        ([NAN, INF, INF], 1, 1),
        ([INF, -INF, 0], 1, 0),
    ],
)
@pytest.mark.parametrize("kind", [list, torch.tensor, np.array])
def test_best_trial_by_hand(
    scores: list[float], lowest: int, highest: int, kind: Callable[[list[float]], Any]
):
    """Ties go to the first, NaN never wins, infinities are numbers like others."""
    assert tuning.best_trial(TRIALS, kind(scores)) is TRIALS[lowest]
    assert tuning.best_trial(TRIALS, kind(scores), minimize=False) is TRIALS[highest]


def test_tune_asks_each_candidate_once_and_goes_on_after_a_failure():
    """A ValueError is a score of NaN."""
    asked = []

    def score(candidate: dict[str, float]) -> float:
        asked.append(candidate)
        if candidate["lr"] == 0.1:
            raise ValueError("the loss is not finite")
        return 10 * candidate["lr"]

    best, scores = tuning.tune(TRIALS, score)

    assert asked == TRIALS
    assert best is TRIALS[1]
    assert scores == pytest.approx([NAN, 2, 3], nan_ok=True)
    assert tuning.tune(TRIALS, score, minimize=False)[0] is TRIALS[2]


# Splits


@pytest.mark.parametrize("fraction", [0.25, 0.5, 0.75])
def test_split_has_the_class_counts_of_scikit_learn(fraction: float):
    """Where fraction · n_c is whole, StratifiedShuffleSplit has no choice."""
    split = StratifiedShuffleSplit(1, train_size=fraction, random_state=0)
    (expected, rest), *_ = split.split(LABELS[:, None], LABELS)

    first, second = tuning.stratified_split(LABELS, fraction, seeded())

    assert counts(LABELS, first) == counts(LABELS, torch.from_numpy(expected))
    assert counts(LABELS, second) == counts(LABELS, torch.from_numpy(rest))
    assert sorted([*first.tolist(), *second.tolist()]) == list(range(24))
    assert (first.dtype, second.dtype) == (torch.int64, torch.int64)


@pytest.mark.parametrize(
    ("fraction", "expected"),
    [(0.5, [1, 1, 2, 3, 5]), (0.25, [0, 1, 1, 1, 2]), (0.0, [0] * 5), (1.0, [1, 2, 3, 5, 9])],
)
def test_split_rounds_halves_up(fraction: float, expected: list[int]):
    """By hand, for classes of 1, 2, 3, 5 and 9 samples; 0 and 1 are fractions like others."""
    labels = torch.arange(5).repeat_interleave(torch.tensor([1, 2, 3, 5, 9]))

    first, _ = tuning.stratified_split(labels, fraction, seeded())

    assert counts(labels, first) == expected


def test_split_draws_every_half_of_a_class_alike():
    """Six halves of four samples, for each of two classes, and 36 pairs of them."""
    generator, labels = seeded(), torch.tensor([3, 3, 3, 3, 7, 7, 7, 7])
    parts = [tuning.stratified_split(labels, 0.5, generator)[0].tolist() for _ in range(7200)]

    assert is_even(Counter(tuple(sorted(part)) for part in parts), 36, 7200)
    assert is_even(Counter(tuple(i > 3 for i in part) for part in parts), 6, 7200)


@pytest.mark.parametrize("fraction", [-0.1, 1.1, NAN])
def test_a_fraction_outside_of_0_and_1_is_refused(fraction: float):
    """NaN, too."""
    with pytest.raises(ValueError, match=rf"^fraction must be in \[0, 1\], got {fraction}$"):
        tuning.stratified_split(LABELS, fraction, seeded())


# Folds


@pytest.mark.parametrize("k", [2, 3, 4])
def test_folds_have_the_class_counts_of_scikit_learn(k: int):
    """Every class may be in another order of folds, so counts are sorted for each class."""
    splits = StratifiedKFold(k, shuffle=True, random_state=0).split(LABELS[:, None], LABELS)
    theirs = [counts(LABELS, torch.from_numpy(test)) for _, test in splits]

    folds = tuning.stratified_folds(LABELS, k, seeded())

    ours = [counts(LABELS, fold) for fold in folds]
    assert list(map(sorted, zip(*ours, strict=True))) == list(
        map(sorted, zip(*theirs, strict=True))
    )
    assert sorted(i for fold in folds for i in fold.tolist()) == list(range(24))
    assert {fold.dtype for fold in folds} == {torch.int64}


def test_folds_by_hand():
    """Five samples in three folds are 2, 2 and 1; one fold is everything; n folds are single."""
    labels = torch.zeros(5, dtype=torch.int64)

    assert [len(fold) for fold in tuning.stratified_folds(labels, 3, seeded())] == [2, 2, 1]
    assert [len(fold) for fold in tuning.stratified_folds(labels, 1, seeded())] == [5]
    assert [len(fold) for fold in tuning.stratified_folds(labels, 5, seeded())] == [1] * 5


def test_folds_deal_every_order_alike():
    """Three samples go to three folds in six ways, each class for itself."""
    generator, labels = seeded(), torch.tensor([0, 0, 0, 1, 1, 1])
    dealt: Counter[Any] = Counter()
    for _ in range(7200):
        folds = [fold.tolist() for fold in tuning.stratified_folds(labels, 3, generator)]
        dealt[tuple(next(j for j in range(3) if i in folds[j]) for i in range(6))] += 1

    assert set(dealt) == {(*a, *b) for a in permutations(range(3)) for b in permutations(range(3))}
    assert is_even(dealt, 36, 7200)


@pytest.mark.parametrize("k", [0, -2])
def test_fewer_folds_than_one_are_refused(k: int):
    """The message has the number."""
    with pytest.raises(ValueError, match=rf"^k must be at least 1, got {k}$"):
        tuning.stratified_folds(LABELS, k, seeded())


# What is drawn, and what stays as it was


DRAWING = [
    lambda generator: tuning.random_search({"x": ("uniform", 0, 1)}, 5, generator),
    lambda generator: tuning.stratified_split(LABELS, 0.5, generator)[0].tolist(),
    lambda generator: tuning.stratified_folds(LABELS, 2, generator)[0].tolist(),
]


@pytest.mark.parametrize("draw", DRAWING)
def test_all_randomness_comes_from_the_generator(draw: Callable[[torch.Generator], Any]):
    """The same state gives the same, the next state something else; the global one stays."""
    torch.manual_seed(1)
    before = torch.get_rng_state()
    generator = seeded(5)
    first, second = draw(generator), draw(generator)

    assert torch.get_rng_state().equal(before)
    torch.manual_seed(2)
    assert draw(seeded(5)) == first
    assert first != second


def test_arguments_stay_as_they_were():
    """Space, trials, scores, labels."""
    space = {"b": [2, 1], "a": [3]}
    scores, labels = [2.0, NAN, 1.0], LABELS.clone()

    tuning.grid(space)
    tuning.random_search(space, 3, seeded())
    tuning.best_trial(TRIALS, scores)
    tuning.stratified_split(labels, 0.5, seeded())
    tuning.stratified_folds(labels, 3, seeded())
    tuning.tune(TRIALS, lambda candidate: candidate["lr"])

    assert space == {"b": [2, 1], "a": [3]}
    assert scores == pytest.approx([2.0, NAN, 1.0], nan_ok=True)
    assert labels.equal(LABELS)
    assert TRIALS == [{"lr": 0.1}, {"lr": 0.2}, {"lr": 0.3}]
