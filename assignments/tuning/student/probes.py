"""How the checks use your code.

A probe is given a subject (your module), does with it what a program that looks for good settings
would do, and returns what happened as plain data. No probe knows the right answer.
"""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor

Trial = dict[str, Any]

# ---------------------------------------------------------------- randomness


def _generator(seed: int) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def _seed_everything(seed: int) -> None:
    """Seed every global random state."""
    torch.manual_seed(seed)
    np.random.seed(seed)
    random.seed(seed)


def _global_draws() -> dict[str, float]:
    """The next number of every global random state."""
    number = torch.rand((), dtype=torch.float64).item()
    return {"torch": number, "numpy": np.random.rand(), "random": random.random()}


# ---------------------------------------------------------------- plain data


def _plain(value: Any) -> Any:
    """A NumPy scalar or a tensor of no dimension as the Python value that it stands for."""
    is_scalar = isinstance(value, np.generic) or (isinstance(value, Tensor) and value.ndim == 0)
    return value.item() if is_scalar else value


def _trial(trial: Any) -> Any:
    """A trial with plain values; what is no dict as it is."""
    if not isinstance(trial, dict):
        return trial
    return {name: _plain(value) for name, value in trial.items()}


def _trials(trials: Any) -> Any:
    """A list or tuple of trials with plain values; anything else as it is."""
    if not isinstance(trials, (list, tuple)):
        return trials
    return [_trial(trial) for trial in trials]


def _numbers(scores: Any) -> Any:
    """A list, tuple, tensor or array of scores as a list of plain values."""
    if isinstance(scores, (Tensor, np.ndarray)):
        return scores.tolist()
    return [_plain(score) for score in scores]


def _kinds(values: Iterable[Any]) -> list[str]:
    """The types that occur among the values, in alphabetical order."""
    return sorted({type(value).__name__ for value in values})


def _columns(trials: Sequence[Trial]) -> dict[str, list[Any]]:
    """The values of each name, one for each trial."""
    return {name: [_plain(trial.get(name)) for trial in trials] for name in trials[0]}


# ---------------------------------------------------------------- 1. grid


def grid_trials(subject: Any, space: dict[str, list[Any]], by_name: bool = False) -> Any:
    """What grid returns."""
    return _trials(subject.grid(space=space) if by_name else subject.grid(space))


def grid_kinds(subject: Any, space: dict[str, list[Any]]) -> dict[str, list[str]]:
    """The types of the values that each name has in the grid."""
    return {name: _kinds(values) for name, values in _columns(subject.grid(space)).items()}


def left_by_grid(subject: Any, space: dict[str, list[Any]]) -> dict[str, Any]:
    """The space after grid has used it, and how many trials a second grid of it has."""
    subject.grid(space)
    left = copy.deepcopy(space)
    return {"space": left, "trials again": len(subject.grid(space))}


# ---------------------------------------------------------------- 2. random_search


def search(
    subject: Any, space: dict[str, Any], n: int, seed: int, global_seed: int = 0
) -> list[Trial]:
    """The trials of random_search, after seeding every global random state."""
    _seed_everything(global_seed)
    return _trials(subject.random_search(space, n, _generator(seed)))


def search_outline(
    subject: Any, space: dict[str, Any], n: int, seed: int, by_name: bool = False
) -> dict[str, Any]:
    """What does not depend on the draws: how many trials there are, and what names they have."""
    if by_name:
        trials = subject.random_search(space=space, n=n, generator=_generator(seed))
    else:
        trials = subject.random_search(space, n, _generator(seed))
    told = _trials(trials)
    if not isinstance(told, list):
        return {"result": told}
    orders = {tuple(trial) for trial in told}
    return {"trials": len(told), "names": [list(names) for names in sorted(orders)]}


def search_columns(subject: Any, space: dict[str, Any], n: int, seed: int) -> dict[str, list[Any]]:
    """The values of each name in n trials."""
    return _columns(subject.random_search(space, n, _generator(seed)))


def search_kinds(subject: Any, space: dict[str, Any], n: int, seed: int) -> dict[str, list[str]]:
    """The types of the values that each name has in n trials."""
    return {
        name: _kinds(values) for name, values in search_columns(subject, space, n, seed).items()
    }


def searches(
    subject: Any, space: dict[str, Any], n: int, seed: int, calls: int
) -> list[list[Trial]]:
    """The trials of several calls, all with one generator."""
    generator = _generator(seed)
    return [_trials(subject.random_search(dict(space), n, generator)) for _ in range(calls)]


def left_by_search(
    subject: Any, space: dict[str, Any], n: int, seed: int, global_seed: int
) -> dict[str, Any]:
    """The space after a search, and what the global random states draw next."""
    _seed_everything(global_seed)
    subject.random_search(space, n, _generator(seed))
    return {"space": space, "draws": _global_draws()}


# ---------------------------------------------------------------- 3. best_trial


def winner(
    subject: Any, trials: list[Trial], scores: Any, *by_position: bool, **settings: bool
) -> Any:
    """The trial that best_trial returns."""
    return _trial(subject.best_trial(trials, scores, *by_position, **settings))


def winner_by_name(subject: Any, trials: list[Trial], scores: Any, minimize: bool) -> Any:
    """The trial that best_trial returns when it is called with the names of its arguments."""
    return _trial(subject.best_trial(trials=trials, scores=scores, minimize=minimize))


def left_by_best_trial(subject: Any, trials: list[Trial], scores: Any) -> dict[str, Any]:
    """The trials and the scores after best_trial has looked at them."""
    subject.best_trial(trials, scores)
    return {"trials": trials, "scores": scores}


# ---------------------------------------------------------------- 4. and 5. indices


def _ints(indices: Any) -> list[int]:
    """Indices as Python ints; −1 stands for what is none."""
    try:
        return [_int(index) for index in indices]
    except TypeError:  # a number, say, where several indices are asked for
        return [-1]


def _int(index: Any) -> int:
    try:
        return int(index)
    except (TypeError, ValueError):
        return -1


def _per_class(names: Sequence[int], indices: Iterable[Any]) -> dict[str, int]:
    """How many of the indices belong to each class; one that is no sample's is told apart."""
    found = [names[i] if 0 <= i < len(names) else "no sample" for i in _ints(indices)]
    strangers = ["no sample"] if "no sample" in found else []
    return {str(name): found.count(name) for name in [*sorted(set(names)), *strangers]}


def _kind(indices: Any) -> str:
    """What indices are, such as "Tensor of int64", "list of int" or "Tensor of int64 in 2-D"."""
    dtypes = getattr(indices, "dtype", None)
    if dtypes is None:
        kinds = {str(getattr(index, "dtype", type(index).__name__)) for index in indices}
        dtypes = " and ".join(sorted(kinds)) or "nothing"
    shape = "" if getattr(indices, "ndim", 1) == 1 else f" in {indices.ndim}-D"
    return f"{type(indices).__name__} of {dtypes}{shape}".replace("torch.", "")


# ---------------------------------------------------------------- 4. stratified_split


def split_counts(
    subject: Any, labels: Tensor, fraction: float, seed: int, by_name: bool = False
) -> dict[str, Any]:
    """How many samples of each class are in each part, and all indices together, sorted."""
    names, generator = labels.tolist(), _generator(seed)
    if by_name:
        parts = subject.stratified_split(labels=labels, fraction=fraction, generator=generator)
    else:
        parts = subject.stratified_split(labels, fraction, generator)
    first, second = parts
    counts = {"first": _per_class(names, first), "second": _per_class(names, second)}
    return {**counts, "together": sorted([*_ints(first), *_ints(second)])}


def try_split(subject: Any, labels: Tensor, fraction: float, seed: int) -> bool:
    """Split the labels and do nothing with the parts; True if that works."""
    list(subject.stratified_split(labels, fraction, _generator(seed)))
    return True


def split_kinds(subject: Any, labels: Tensor, fraction: float, seed: int) -> dict[str, str]:
    """What the two parts are, such as "Tensor of int64"."""
    first, second = subject.stratified_split(labels, fraction, _generator(seed))
    return {"first": _kind(first), "second": _kind(second)}


def split(
    subject: Any, labels: Tensor, fraction: float, seed: int, global_seed: int = 0
) -> dict[str, list[int]]:
    """The indices of both parts, after seeding every global random state."""
    _seed_everything(global_seed)
    first, second = subject.stratified_split(labels, fraction, _generator(seed))
    return {"first": _ints(first), "second": _ints(second)}


def splits(
    subject: Any, labels: Tensor, fraction: float, seed: int, calls: int
) -> dict[str, list[list[int]]]:
    """The first and the second parts of several calls, all with one generator."""
    generator = _generator(seed)
    pairs = [subject.stratified_split(labels.clone(), fraction, generator) for _ in range(calls)]
    return {
        "first": [_ints(first) for first, _ in pairs],
        "second": [_ints(second) for _, second in pairs],
    }


def left_by_split(
    subject: Any, labels: Tensor, fraction: float, seed: int, global_seed: int
) -> dict[str, Any]:
    """The labels after a split, and what the global random states draw next."""
    _seed_everything(global_seed)
    subject.stratified_split(labels, fraction, _generator(seed))
    return {"labels": labels, "draws": _global_draws()}


# ---------------------------------------------------------------- 5. stratified_folds


def fold_counts(
    subject: Any, labels: Tensor, k: int, seed: int, by_name: bool = False
) -> dict[str, Any]:
    """How many samples of each class are in each fold, and all indices together, sorted."""
    names, generator = labels.tolist(), _generator(seed)
    if by_name:
        folds = list(subject.stratified_folds(labels=labels, k=k, generator=generator))
    else:
        folds = list(subject.stratified_folds(labels, k, generator))
    together = sorted(index for fold in folds for index in _ints(fold))
    return {"folds": [_per_class(names, fold) for fold in folds], "together": together}


def try_folds(subject: Any, labels: Tensor, k: int, seed: int) -> bool:
    """Fold the labels and do nothing with the folds; True if that works."""
    list(subject.stratified_folds(labels, k, _generator(seed)))
    return True


def fold_kinds(subject: Any, labels: Tensor, k: int, seed: int) -> dict[str, Any]:
    """What holds the folds, and what the folds are, such as "Tensor of int64"."""
    folds = subject.stratified_folds(labels, k, _generator(seed))
    holder = next((kind for kind in (list, tuple) if isinstance(folds, kind)), type(folds))
    return {"holder": holder.__name__, "folds": [_kind(fold) for fold in folds]}


def folds(subject: Any, labels: Tensor, k: int, seed: int, global_seed: int = 0) -> list[list[int]]:
    """The indices of each fold, in order, after seeding every global random state."""
    _seed_everything(global_seed)
    return [sorted(_ints(fold)) for fold in subject.stratified_folds(labels, k, _generator(seed))]


def folds_of_samples(
    subject: Any, labels: Tensor, k: int, seed: int, calls: int
) -> list[list[int]]:
    """The number of the fold that each sample is in, −1 for none, in each of several calls."""
    generator = _generator(seed)
    places = []
    for _ in range(calls):
        place = [-1] * len(labels)
        for number, fold in enumerate(subject.stratified_folds(labels.clone(), k, generator)):
            for index in _ints(fold):
                if 0 <= index < len(labels):
                    place[index] = number
        places.append(place)
    return places


def left_by_folds(
    subject: Any, labels: Tensor, k: int, seed: int, global_seed: int
) -> dict[str, Any]:
    """The labels after folding, and what the global random states draw next."""
    _seed_everything(global_seed)
    subject.stratified_folds(labels, k, _generator(seed))
    return {"labels": labels, "draws": _global_draws()}


# ---------------------------------------------------------------- 6. tune

ERRORS: dict[str, type[Exception]] = {"ValueError": ValueError, "UnicodeError": UnicodeError}


def _trainer(
    candidates: Sequence[Trial], outcomes: Sequence[float | str], calls: list[Trial]
) -> Callable[[Trial], float]:
    """A train_and_score that gives candidate i outcome i: a score, or the name of an error."""
    known = copy.deepcopy(candidates)

    def train_and_score(candidate: Trial) -> float:
        calls.append(dict(candidate))
        place = known.index(candidate) if candidate in known else len(calls) - 1
        outcome = outcomes[place % len(outcomes)]
        if isinstance(outcome, str):
            raise ERRORS[outcome]("this candidate cannot be trained")
        return outcome

    return train_and_score


def tuned(
    subject: Any,
    candidates: list[Trial],
    outcomes: list[float | str],
    *by_position: bool,
    **settings: bool,
) -> dict[str, Any]:
    """What tune returns, when candidate i scores outcomes[i] or raises the error of that name.

    "calls" are the candidates that it trained, "left" is what it leaves of them.
    """
    calls: list[Trial] = []
    train_and_score = _trainer(candidates, outcomes, calls)
    best, scores = subject.tune(candidates, train_and_score, *by_position, **settings)
    return {
        "best": _trial(best),
        "scores": _numbers(scores),
        "calls": calls,
        "left": candidates,
    }


def tuned_by_name(
    subject: Any, candidates: list[Trial], outcomes: list[float | str], minimize: bool
) -> Any:
    """The best candidate when tune is called with the names of its arguments."""
    train_and_score = _trainer(candidates, outcomes, [])
    best, _ = subject.tune(
        candidates=candidates, train_and_score=train_and_score, minimize=minimize
    )
    return _trial(best)
