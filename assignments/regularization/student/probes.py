"""How the checks use your code.

A probe is given a subject (your module), does with it what a training program would do, and returns
what happened as plain data. No probe knows the right answer. Dropout is random, so its probes
mostly return what does not depend on the draws: what becomes of an element that survives, or how
many different masks there were.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

# ---------------------------------------------------------------- 1. Dropout


def dropped(subject: Any, shape: Sequence[int], calls: int, **settings: Any) -> Tensor:
    """Which elements are 0 after each call of one layer on ones, shape (calls, *shape)."""
    layer = subject.Dropout(**settings).train()
    return torch.stack([layer(torch.ones(*shape)) == 0 for _ in range(calls)])


def distinct_masks(subject: Any, shape: Sequence[int], calls: int, **settings: Any) -> list[int]:
    """How many different masks there are: among the calls, then among the slices of each axis.

    For a shape of (N, F): the masks of the calls, the rows of the first mask, its columns.
    """
    masks = dropped(subject, shape, calls, **settings)
    return [_distinct(masks)] + [_distinct(masks[0].movedim(axis, 0)) for axis in range(len(shape))]


def _distinct(masks: Tensor) -> int:
    return len({tuple(mask.flatten().tolist()) for mask in masks})


def _range_where(is_meant: Tensor, values: Tensor) -> list[Tensor]:
    """For each element the lowest and the highest value where it is meant; 0 where it never is."""
    never = ~is_meant.any(dim=0)
    lowest = torch.where(is_meant, values, math.inf).amin(dim=0)
    highest = torch.where(is_meant, values, -math.inf).amax(dim=0)
    return [torch.where(never, 0.0, end).to(values.dtype) for end in (lowest, highest)]


def _copy(x: Tensor) -> Tensor:
    """A copy with the same strides."""
    return torch.empty_strided(x.shape, x.stride(), dtype=x.dtype).copy_(x)


def survivors(subject: Any, x: Tensor, calls: int, *by_position: Any, **settings: Any) -> Any:
    """What becomes of each element of x when it survives, the lowest and the highest of the calls.

    An element that is 0 in all calls stays 0 here.
    """
    layer = subject.Dropout(*by_position, **settings).train()
    y = torch.stack([layer(_copy(x)) for _ in range(calls)])
    lowest, highest = _range_where(y != 0, y)
    return {"lowest": lowest, "highest": highest}


def dropout_output(
    subject: Any, x: Tensor, *by_position: Any, training: bool = False, **settings: Any
) -> Tensor:
    """What a layer makes of x, in eval unless told otherwise."""
    layer = subject.Dropout(*by_position, **settings).train(training)
    return layer(x)


def mode_run(
    subject: Any, x: Tensor, training: Sequence[bool], with_autograd: bool = True, **settings: Any
) -> list[bool]:
    """Whether anything was dropped, for one layer inside a network that changes its mode.

    A new network is in training; it is told its mode only where that changes.
    """
    network = nn.Sequential(subject.Dropout(**settings))
    told = []
    for is_training in training:
        if is_training != network.training:
            network.train(is_training)
        with torch.set_grad_enabled(with_autograd):
            told.append(bool((network(_copy(x)) == 0).any()))
    return told


def _jacobian(layer: Any, x: Tensor) -> tuple[Tensor, Tensor]:
    """The output of a layer, and the gradient of each output, a row for each."""
    x = x.clone().requires_grad_()
    y = layer(x)
    rows = [
        torch.autograd.grad(
            y, x, one, retain_graph=True, allow_unused=True, materialize_grads=True
        )[0]
        for one in torch.eye(x.numel(), dtype=x.dtype)
    ]
    return y.detach(), torch.stack(rows)


def slopes_in_training(
    subject: Any, x: Tensor, calls: int, **settings: Any
) -> dict[str, list[float]]:
    """The lowest and the highest gradient of all calls, for the elements of a vector x.

    "kept" is that of an output that is not 0 by its own input, "dropped" that of one that is 0,
    "another" that of an output by another input.
    """
    layer = subject.Dropout(**settings).train()
    own = torch.eye(len(x), dtype=torch.bool)
    found: dict[str, list[float]] = {"kept": [], "dropped": [], "another": []}
    for _ in range(calls):
        y, slopes = _jacobian(layer, x)
        found["kept"] += slopes.diagonal()[y != 0].tolist()
        found["dropped"] += slopes.diagonal()[y == 0].tolist()
        found["another"] += slopes[~own].tolist()
    return {name: [min(values), max(values)] for name, values in found.items() if values}


def jacobian_in_eval(subject: Any, x: Tensor, **settings: Any) -> Tensor:
    """The gradient of each output of a vector x in eval, a row for each."""
    return _jacobian(subject.Dropout(**settings).eval(), x)[1]


def dropout_layers_apart(
    subject: Any, settings: Sequence[dict[str, Any]], calls: int
) -> dict[str, Any]:
    """Several layers, all made first, then called in turn on a hundred ones.

    "masks" counts the different masks of all layers in all calls; "survivors" are the values that
    each layer leaves beside 0.
    """
    layers = [subject.Dropout(**own).train() for own in settings]
    turns = [[layer(torch.ones(100)) for layer in layers] for _ in range(calls)]
    values = [torch.stack(own) for own in zip(*turns, strict=True)]
    return {
        "masks": _distinct(torch.cat(values) == 0),
        "survivors": [own[own != 0].unique().tolist() for own in values],
    }


def dropout_on_one_seed(subject: Any, seeds: Sequence[int], **settings: Any) -> dict[str, bool]:
    """What the global random states draw after they were seeded and dropout was at work.

    Whether the draws are the same after the first two seeds, and other ones after the third.
    """
    draws = []
    for seed in seeds:
        _seed_everything(seed)
        layer = subject.Dropout(**settings)
        layer(torch.ones(4, 3))
        layer(torch.ones(4, 3))
        draws.append((torch.rand(()).item(), np.random.rand(), random.random()))
    first, again, other = draws
    return {
        "the same draws after the same seed": first == again,
        "other draws after another seed": not any(
            a == b for a, b in zip(again, other, strict=True)
        ),
    }


def _seed_everything(seed: int) -> None:
    torch.manual_seed(seed)
    np.random.seed(seed)
    random.seed(seed)


def input_after_dropout(subject: Any, x: Tensor, **settings: Any) -> Tensor:
    """What a layer leaves of its input, in training and in eval, without autograd watching."""
    layer = subject.Dropout(**settings)
    with torch.no_grad():
        layer.train()(x)
        layer.eval()(x)
    return x


def construct(subject: Any, kind: str, **settings: Any) -> bool:
    """Build an object with these settings and do nothing with it; True if that works."""
    getattr(subject, kind)(**settings)
    return True


# ---------------------------------------------------------------- 2. l2_penalty


def _one_by_one(weights: Sequence[Tensor]) -> Iterator[Tensor]:
    """The weights from a generator, as model.parameters() gives them."""
    yield from weights


ITERABLES: dict[str, Callable[[Sequence[Tensor]], Iterable[Tensor]]] = {
    "list": list,
    "tuple": tuple,
    "generator": _one_by_one,
    "values of a dict": lambda weights: dict(enumerate(weights)).values(),
    "parameters of a module": lambda weights: nn.ParameterList(weights).parameters(),
}


def _parameters(weights: Sequence[Tensor]) -> list[nn.Parameter]:
    return [nn.Parameter(weight) for weight in weights]


def penalty(subject: Any, weights: Sequence[Tensor], alpha: float, given_as: str = "list") -> Any:
    """The penalty of weights that are given as one of ITERABLES."""
    value = subject.l2_penalty(ITERABLES[given_as](_parameters(weights)), alpha)
    return value.detach() if isinstance(value, Tensor) else value


def penalty_in_digits(subject: Any, weights: Sequence[Tensor], alpha: float) -> float:
    """The penalty as a Python number, with all its digits."""
    return float(subject.l2_penalty(_parameters(weights), alpha))


def penalty_by_name(subject: Any, weights: Sequence[Tensor], alpha: float) -> Any:
    """As penalty, with the arguments named."""
    value = subject.l2_penalty(params=_parameters(weights), alpha=alpha)
    return value.detach() if isinstance(value, Tensor) else value


def penalty_gradients(
    subject: Any, weights: Sequence[Tensor], alpha: float, slope: float = 1.0
) -> list[Tensor]:
    """The gradient of `slope` times the penalty by each weight."""
    params = _parameters(weights)
    loss = slope * subject.l2_penalty(params, alpha)
    return list(torch.autograd.grad(loss, params, allow_unused=True, materialize_grads=True))


def weights_after_penalty(subject: Any, weights: Sequence[Tensor], alpha: float) -> dict[str, Any]:
    """What l2_penalty leaves of the weights, of their .grad and requires_grad."""
    params = _parameters(weights)
    for weight in params:
        weight.grad = torch.ones_like(weight)
    subject.l2_penalty(params, alpha)
    return {
        "weights": [weight.detach() for weight in params],
        "gradients": [weight.grad for weight in params],
        "requires_grad": [weight.requires_grad for weight in params],
    }


# ---------------------------------------------------------------- 3. sgd_weight_decay_step


def arguments_after_step(
    subject: Any, w: Tensor, grad: Tensor, lr: float, alpha: float
) -> dict[str, Tensor]:
    """What sgd_weight_decay_step leaves of w and grad."""
    subject.sgd_weight_decay_step(w, grad, lr, alpha)
    return {"w": w, "grad": grad}


# ---------------------------------------------------------------- 4. EarlyStopping


LOSSES: dict[str, Callable[[float], Any]] = {
    "float": float,
    "float32 tensor": lambda loss: torch.tensor(loss, dtype=torch.float32),
    "float64 tensor": lambda loss: torch.tensor(loss, dtype=torch.float64),
    "NumPy scalar": np.float64,
    "int": int,
}


def stopping_run(
    subject: Any,
    losses: Sequence[float],
    tell: str,
    *by_position: Any,
    skip: int = 0,
    given_as: str = "float",
    **settings: Any,
) -> list[Any]:
    """What is told after each epoch: whether to "stop", or an attribute.

    The first `skip` epochs are not told. Losses are given as one of LOSSES.
    """
    stopping = subject.EarlyStopping(*by_position, **settings)
    told = []
    for loss in losses:
        stops = bool(stopping.step(LOSSES[given_as](loss)))
        told.append(stops if tell == "stop" else getattr(stopping, tell))
    return told[skip:]


def stoppings_apart(
    subject: Any, runs: Sequence[Sequence[float]], patience: Sequence[int]
) -> list[list[Any]]:
    """counter, best and best_epoch of several objects that take turns.

    Each run has its own object; all are made first. A row for each run, in the end.
    """
    objects = [subject.EarlyStopping(patience=own) for own in patience]
    for losses in zip(*runs, strict=True):
        for one, loss in zip(objects, losses, strict=True):
            one.step(loss)
    return [[one.counter, one.best, one.best_epoch] for one in objects]


def kinds_of_stop(subject: Any, losses: Sequence[float], given_as: str, patience: int) -> list[str]:
    """What step returns, such as "bool" or "Tensor of bool, shape ()", each kind once."""
    stopping = subject.EarlyStopping(patience)
    return sorted({_kind(stopping.step(LOSSES[given_as](loss))) for loss in losses})


def _kind(thing: Any) -> str:
    if isinstance(thing, Tensor):
        return f"Tensor of {thing.dtype}, shape {tuple(thing.shape)}".replace("torch.", "")
    return type(thing).__name__.rstrip("_")  # NumPy's bool was called bool_
