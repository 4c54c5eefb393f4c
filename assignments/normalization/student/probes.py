"""How the checks use your code.

A probe is given a subject (your module, or PyTorch's own layers), does with it what a training
program would do, and returns what happened as plain data. No probe knows the right answer: the
checks put the same question to you and to PyTorch, and compare.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import torch
from torch import Tensor

AVERAGES = ("running_mean", "running_var")

# ---------------------------------------------------------------- 1. Standardizer


def standardized(subject: Any, train: Tensor, x: Tensor) -> Tensor:
    """What transform makes of x after fit has seen train."""
    standardizer = subject.Standardizer()
    standardizer.fit(train)
    return standardizer.transform(x)


def learned(subject: Any, train: Tensor) -> dict[str, Tensor]:
    """The attributes mean and std after fit; the shapes (F,) and (1, F) are alike."""
    standardizer = subject.Standardizer()
    standardizer.fit(train)
    kept = {"mean": standardizer.mean, "std": standardizer.std}
    return {
        name: torch.as_tensor(value, dtype=train.dtype).reshape(-1) for name, value in kept.items()
    }


def fit_returns_itself(subject: Any, train: Tensor) -> bool:
    """Whether fit returns the object that it belongs to, so that calls can be chained."""
    standardizer = subject.Standardizer()
    return standardizer.fit(train) is standardizer


def refitted(subject: Any, first: Tensor, second: Tensor, x: Tensor) -> Tensor:
    """What transform makes of x after a fit to first, a transform, and a fit to second."""
    standardizer = subject.Standardizer()
    standardizer.fit(first)
    standardizer.transform(first)
    standardizer.fit(second)
    return standardizer.transform(x)


def standardizers_apart(subject: Any, trains: Sequence[Tensor]) -> list[Tensor]:
    """One standardizer for each data set, all fitted first; then each transforms its own."""
    standardizers = [subject.Standardizer() for _ in trains]
    for standardizer, train in zip(standardizers, trains, strict=True):
        standardizer.fit(train)
    return [one.transform(train) for one, train in zip(standardizers, trains, strict=True)]


def data_after_standardizing(subject: Any, train: Tensor, x: Tensor) -> dict[str, Tensor]:
    """What fit and transform leave of the data they were given."""
    standardizer = subject.Standardizer()
    standardizer.fit(train)
    standardizer.transform(x)
    return {"train": train, "x": x}


# ---------------------------------------------------------------- 2. BatchNorm1d and 3. LayerNorm


def _layer(
    subject: Any, kind: str, like: Tensor, state: Mapping[str, Tensor], settings: Mapping[str, Any]
) -> Any:
    """A layer for data like this one, with these values in its parameters and buffers."""
    layer = getattr(subject, kind)(like.shape[-1], **settings).to(like.dtype)
    with torch.no_grad():
        for name, value in state.items():
            own = getattr(layer, name)
            own.copy_(value.reshape(own.shape))  # (1, F) is as right as (F,) for a buffer
    return layer


def _averages(layer: Any) -> dict[str, Tensor]:
    """A copy of the moving averages."""
    return {name: getattr(layer, name).detach().clone().reshape(-1) for name in AVERAGES}


def layer_output(
    subject: Any,
    kind: str,
    x: Tensor,
    state: Mapping[str, Tensor],
    training: bool = True,
    **settings: Any,
) -> Tensor:
    """What a layer with these parameters and buffers makes of x."""
    layer = _layer(subject, kind, x, state, settings).train(training)
    return layer(x).detach()


def output_by_position(
    subject: Any, kind: str, batches: Sequence[Tensor], x: Tensor, *settings: float
) -> Tensor:
    """What a layer makes of x in eval, trained on batches, its settings given by position."""
    layer = getattr(subject, kind)(x.shape[-1], *settings).to(x.dtype)
    for batch in batches:
        layer(batch)
    return layer.eval()(x).detach()


def layer_run(
    subject: Any,
    batches: Sequence[Tensor],
    training: Sequence[bool],
    state: Mapping[str, Tensor],
    with_autograd: bool = True,
    **settings: Any,
) -> list[dict[str, Tensor]]:
    """One BatchNorm1d on batch after batch, in training or eval: output and moving averages."""
    layer = _layer(subject, "BatchNorm1d", batches[0], state, settings)
    told = []
    for batch, is_training in zip(batches, training, strict=True):
        layer.train(is_training)
        with torch.set_grad_enabled(with_autograd):
            output = layer(batch).detach()
        told.append({"output": output, **_averages(layer)})
    return told


def moving_averages(
    subject: Any, batches: Sequence[Tensor], **settings: Any
) -> list[dict[str, Tensor]]:
    """The moving averages of a new BatchNorm1d after each training batch."""
    layer = _layer(subject, "BatchNorm1d", batches[0], {}, settings)
    told = []
    for batch in batches:
        layer(batch)
        told.append(_averages(layer))
    return told


def new_layer(subject: Any, kind: str, num_features: int) -> dict[str, dict[str, Tensor]]:
    """The parameters and the buffers of a new layer, by name."""
    layer = getattr(subject, kind)(num_features)

    def sorted_by_name(named: Iterable[tuple[str, Tensor]]) -> dict[str, Tensor]:
        return {name: value.detach().clone().reshape(-1) for name, value in sorted(named)}

    return {
        "parameters": sorted_by_name(layer.named_parameters()),
        "buffers": sorted_by_name(layer.named_buffers()),
    }


def _slopes(layer: Any) -> dict[str, Tensor | None]:
    """The gradients of weight and bias; None for one that has none."""
    found = {"weight": layer.weight.grad, "bias": layer.bias.grad}
    return {name: None if grad is None else grad.reshape(-1) for name, grad in found.items()}


def gradients(
    subject: Any,
    kind: str,
    batches: Sequence[Tensor],
    cotangents: Sequence[Tensor],
    training: Sequence[bool],
    state: Mapping[str, Tensor],
    **settings: Any,
) -> list[dict[str, Tensor | None]]:
    """The gradients of Σ cotangent · layer(batch), forward and backward for batch after batch."""
    layer = _layer(subject, kind, batches[0], state, settings)
    told: list[dict[str, Tensor | None]] = []
    for batch, cotangent, is_training in zip(batches, cotangents, training, strict=True):
        layer.train(is_training)
        x = batch.clone().requires_grad_()
        layer.zero_grad()
        layer(x).backward(cotangent.to(x.dtype))
        told.append({"x": x.grad, **_slopes(layer)})
    return told


def jacobian(
    subject: Any,
    kind: str,
    x: Tensor,
    state: Mapping[str, Tensor],
    training: bool = True,
    **settings: Any,
) -> dict[str, Tensor]:
    """The gradient of every output with respect to x, weight and bias, a row for each output."""
    layer = _layer(subject, kind, x, state, settings).train(training)
    x = x.clone().requires_grad_()
    y = layer(x)
    told: dict[str, list[Tensor]] = {"x": [], "weight": [], "bias": []}
    for one_output in torch.eye(y.numel(), dtype=y.dtype).reshape(-1, *y.shape):
        found = torch.autograd.grad(
            y, [x, layer.weight, layer.bias], one_output, retain_graph=True,
            allow_unused=True, materialize_grads=True,
        )  # fmt: skip
        for rows, gradient in zip(told.values(), found, strict=True):
            rows.append(gradient.reshape(-1))
    return {name: torch.stack(rows) for name, rows in told.items()}


def averages_have_a_graph(subject: Any, batches: Sequence[Tensor]) -> dict[str, bool]:
    """Whether autograd follows the moving averages after training batches."""
    layer = _layer(subject, "BatchNorm1d", batches[0], {}, {})
    for batch in batches:
        layer(batch.clone().requires_grad_())
    return {name: getattr(layer, name).requires_grad for name in AVERAGES}


def loaded(subject: Any, x: Tensor, state: Mapping[str, Tensor]) -> Tensor:
    """What BatchNorm1d makes of x in eval, after loading a state_dict with strict=False."""
    layer = subject.BatchNorm1d(x.shape[-1]).to(x.dtype)
    buffers = dict(layer.named_buffers())
    fitting = {}
    for name, value in state.items():
        has_one_row = name in buffers and buffers[name].shape == (1, *value.shape)
        fitting[name] = value.reshape(1, *value.shape) if has_one_row else value
    layer.load_state_dict(fitting, strict=False)
    return layer.eval()(x).detach()


def saved_and_loaded(
    subject: Any,
    kind: str,
    batches: Sequence[Tensor],
    x: Tensor,
    state: Mapping[str, Tensor],
    **settings: Any,
) -> Tensor:
    """Train a layer on batches, save its state_dict, load it in a new one; that one's eval of x."""
    trained = _layer(subject, kind, x, state, settings)
    for batch in batches:
        trained(batch)
    fresh = getattr(subject, kind)(x.shape[-1]).to(x.dtype)
    fresh.load_state_dict(trained.state_dict())
    return fresh.eval()(x).detach()


def layers_apart(
    subject: Any,
    kind: str,
    batches: Sequence[Tensor],
    states: Sequence[Mapping[str, Tensor]],
    **settings: Any,
) -> list[Tensor]:
    """One layer for each batch, trained on it in turn, and then asked about it in eval."""
    layers = [_layer(subject, kind, batches[0], state, settings) for state in states]
    for layer, batch in zip(layers, batches, strict=True):
        layer(batch.clone())
    return [layer.eval()(x).detach() for layer, x in zip(layers, batches, strict=True)]


def input_after(subject: Any, kind: str, x: Tensor) -> Tensor:
    """What a layer leaves of its input, in training and in eval, without autograd watching."""
    layer = _layer(subject, kind, x, {}, {})
    with torch.no_grad():
        layer.train()(x)
        layer.eval()(x)
    return x


def construct(subject: Any, kind: str, **settings: Any) -> bool:
    """Build a layer of three features and do nothing with it; True if that works."""
    getattr(subject, kind)(3, **settings)
    return True
