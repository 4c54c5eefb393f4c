"""How the checks use your code.

A probe is given a subject (your module, or PyTorch's answer to the same question), does with it
what a training program would do, and returns what happened as plain data. No probe knows the right
answer: the checks put the same question to you and to PyTorch, and compare.

`digits.py` has the real digits, `oracle.py` what PyTorch answers.
"""

from __future__ import annotations

import functools
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.utils.data import DataLoader, Sampler, TensorDataset

# The attributes of the two networks, and the shapes of what is in them.
SHAPES = {
    "SmallDigitNet": {
        "layer1.weight": [30, 784], "layer1.bias": [30],
        "layer2.weight": [1, 30], "layer2.bias": [1],
    },
    "DigitClassifier": {
        "layer1.weight": [50, 784], "layer1.bias": [50],
        "bn.weight": [50], "bn.bias": [50],
        "layer2.weight": [20, 50], "layer2.bias": [20],
        "ln.weight": [20], "ln.bias": [20],
        "layer3.weight": [10, 20], "layer3.bias": [10],
    },
}  # fmt: skip
AVERAGES = {"SmallDigitNet": [], "DigitClassifier": ["bn.running_mean", "bn.running_var"]}

# ---------------------------------------------------------------- numbers from a seed


def _drawn(seed: int, low: float, high: float, *shape: int, dtype: str) -> Tensor:
    """Uniform numbers that depend on the seed alone, on every machine."""
    numbers = np.random.RandomState(seed).uniform(low, high, shape)
    return torch.from_numpy(np.asarray(numbers)).to(getattr(torch, dtype))


def images(count: int, seed: int, layout: str = "image", dtype: str = "float32") -> Tensor:
    """Images of noise from 0 to 1: (count, 1, 28, 28), or (count, 784) for the flat layouts.

    Layouts:  "image" and "flat" lie in memory as they are read; "turned" lies column by column,
              "strided" has a gap after each pixel of each row, "flat columns" lies pixel by pixel.
    """
    x = _drawn(seed, 0, 1, count, 1, 28, 28, dtype=dtype)
    if layout == "turned":
        return x.transpose(2, 3).contiguous().transpose(2, 3)
    if layout == "strided":
        return x.repeat_interleave(2, dim=-1)[..., ::2]
    if layout == "flat columns":
        return x.flatten(1).t().contiguous().t()
    return x.flatten(1) if layout == "flat" else x


def network_weights(kind: str, seed: int, dtype: str = "float32") -> dict[str, Tensor]:
    """Values for all parameters and moving averages of a network, by name; none is at its start."""
    values = {}
    for index, (name, shape) in enumerate(SHAPES[kind].items()):
        is_scale = name in ("bn.weight", "ln.weight")
        reach = 0.5 if is_scale else shape[-1] ** -0.5
        values[name] = is_scale + _drawn(100 * seed + index, -reach, reach, *shape, dtype=dtype)
    for name in AVERAGES[kind]:
        low, high = (0.1, 0.9) if name.endswith("var") else (-0.5, 0.5)
        values[name] = _drawn(100 * seed + 50, low, high, 50, dtype=dtype)
    return values


# ---------------------------------------------------------------- 1. small_digit_target


def target_and_labels(subject: Any, labels: Tensor) -> dict[str, Tensor]:
    """What small_digit_target returns, and what it leaves of the labels it was given."""
    return {"target": subject.small_digit_target(labels), "labels": labels}


# ---------------------------------------------------------------- 2. and 3. the networks


def _at(model: Any, name: str) -> Tensor:
    """The tensor of a model under a dotted name such as "layer1.weight"."""
    return functools.reduce(getattr, name.split("."), model)


def parameter_shapes(subject: Any, kind: str) -> dict[str, list[int] | str]:
    """The shape of each parameter that the handout names, where the network trains it."""
    model = getattr(subject, kind)()
    trained = {id(parameter) for parameter in model.parameters()}
    told: dict[str, list[int] | str] = {}
    for name in SHAPES[kind]:
        own = _at(model, name)
        is_trained = id(own) in trained and own.requires_grad
        told[name] = list(own.shape) if is_trained else "not in model.parameters()"
    return told


def _network(subject: Any, kind: str, seed: int, dtype: str = "float32") -> Any:
    """A network with the weights of this seed."""
    model = getattr(subject, kind)().to(getattr(torch, dtype))
    with torch.no_grad():
        for name, value in network_weights(kind, seed, dtype).items():
            own = _at(model, name)
            own.copy_(value.reshape(own.shape))  # (1, F) is as right as (F,) for an average
    return model


def _averages(model: Any, kind: str) -> dict[str, Tensor]:
    return {name: _at(model, name).detach().clone().reshape(-1) for name in AVERAGES[kind]}


def logits(
    subject: Any,
    kind: str,
    count: int,
    seed: int,
    layout: str = "image",
    training: bool = False,
    dtype: str = "float32",
) -> Tensor:
    """What a network makes of `count` images, all of it drawn from the seed."""
    model = _network(subject, kind, seed, dtype).train(training)
    return model(images(count, seed, layout, dtype)).detach()


def logits_and_gradients(subject: Any, kind: str, count: int, seed: int) -> dict[str, Any]:
    """What a network makes of images in eval, and the gradient of a mix of all these logits.

    The gradient is None where there is none.
    """
    model = _network(subject, kind, seed).eval()
    model.zero_grad()
    z = model(images(count, seed))
    (z * _drawn(seed, -1, 1, *z.shape, dtype="float32")).sum().backward()
    return {"logits": z.detach(), **{name: _at(model, name).grad for name in SHAPES[kind]}}


def training_batches_then_eval(
    subject: Any, kind: str, counts: Sequence[int], seed: int
) -> list[dict[str, Tensor]]:
    """One network on batch after batch in training, the last one in eval: logits and averages."""
    model = _network(subject, kind, seed)
    told = []
    for index, count in enumerate(counts):
        model.train(index < len(counts) - 1)
        output = model(images(count, seed + index)).detach()
        told.append({"logits": output, **_averages(model, kind)})
    return told


def two_networks(
    subject: Any, kind: str, seeds: Sequence[int], count: int, is_trained: bool
) -> list[Tensor]:
    """Two networks made first; then each is asked in eval, after a training batch if asked for."""
    models = [_network(subject, kind, seed) for seed in seeds]
    for model, seed in zip(models, seeds, strict=True):
        if is_trained:
            model.train()(images(count, seed))
    return [model.eval()(images(count, 1)).detach() for model in models]


def saved_and_loaded(subject: Any, kind: str, count: int, seed: int) -> Tensor:
    """The logits, in eval, of a new network that loaded the state_dict of another one."""
    saved = _network(subject, kind, seed).state_dict()
    model = getattr(subject, kind)()
    model.load_state_dict(saved)
    return model.eval()(images(count, seed)).detach()


def images_after(subject: Any, kind: str, count: int, seed: int) -> Tensor:
    """What a network leaves of its images, in training and in eval, with autograd and without."""
    model, x = _network(subject, kind, seed), images(count, seed)
    for training in (True, False):
        model.train(training)(x)
        with torch.no_grad():
            model(x)
    return x


def gradients(subject: Any, kind: str, count: int, seed: int, training: bool) -> dict[str, Tensor]:
    """The gradient of every logit, a row for each, in float64: with respect to the images and to
    all parameters but layer1.weight, which is large (`logits_and_gradients` has it).
    """
    model = _network(subject, kind, seed, "float64").train(training)
    x = images(count, seed, dtype="float64").requires_grad_()
    z = model(x)
    names = [name for name in SHAPES[kind] if name != "layer1.weight"]
    leaves = [x, *(_at(model, name) for name in names)]
    rows: dict[str, list[Tensor]] = {name: [] for name in ("images", *names)}
    for one_logit in torch.eye(z.numel(), dtype=z.dtype).reshape(-1, *z.shape):
        found = torch.autograd.grad(
            z, leaves, one_logit, retain_graph=True, allow_unused=True, materialize_grads=True
        )
        for row, gradient in zip(rows.values(), found, strict=True):
            row.append(gradient.reshape(-1))
    return {name: torch.stack(row) for name, row in rows.items()}


def dropout_seen(
    subject: Any, count: int, calls: int, first_unit: int, is_on_image: bool = False
) -> list[Tensor]:
    """Logits of SmallDigitNet in training that tell which of 15 hidden units were dropped.

    Every hidden unit is exactly 1 before dropout, and unit k of the 15 counts 2^k in the logit.
    """
    model = subject.SmallDigitNet().train()
    with torch.no_grad():
        model.layer1.weight.fill_(2.0**-10)
        model.layer1.bias.fill_(1 - 784 / 1024)
        model.layer2.weight.fill_(0.0)
        model.layer2.weight[0, first_unit : first_unit + 15] = 2.0 ** torch.arange(15)
        model.layer2.bias.fill_(0.0)
    x = torch.ones(count, 1, 28, 28) if is_on_image else torch.ones(count, 784)
    return [model(x).detach() for _ in range(calls)]


def logits_of_bias_alone(subject: Any, count: int, bias: float) -> Tensor:
    """Logits of SmallDigitNet in training when layer2 has weights of 0 and this bias."""
    model = subject.SmallDigitNet().train()
    with torch.no_grad():
        model.layer2.weight.fill_(0.0)
        model.layer2.bias.fill_(bias)
    return model(images(count, 1)).detach()


# ---------------------------------------------------------------- plain networks of PyTorch


def plain_net(kind: str, seed: int, dtype: str = "float32") -> nn.Sequential:
    """A network made of PyTorch's own layers, with weights that depend on the seed alone.

    "identity"      one input, which is the logit
    "logit"         4 → 3 → 1
    "logit mixed"   4 → 5 → 1 with batch norm and dropout
    "classes"       4 → 5 → 3 with batch norm
    "digits"        784 → 50 → 20 → 10 with batch norm and layer norm
    """
    layers: dict[str, dict[str, nn.Module]] = {
        "identity": {"layer1": nn.Linear(1, 1)},
        "logit": {"layer1": nn.Linear(4, 3), "relu": nn.ReLU(), "layer2": nn.Linear(3, 1)},
        "logit mixed": {
            "layer1": nn.Linear(4, 5), "relu": nn.ReLU(), "bn": nn.BatchNorm1d(5),
            "drop": nn.Dropout(0.5), "layer2": nn.Linear(5, 1),
        },
        "classes": {
            "layer1": nn.Linear(4, 5), "relu": nn.ReLU(), "bn": nn.BatchNorm1d(5),
            "layer2": nn.Linear(5, 3),
        },
        "digits": {
            "flatten": nn.Flatten(), "layer1": nn.Linear(784, 50), "relu1": nn.ReLU(),
            "bn": nn.BatchNorm1d(50), "layer2": nn.Linear(50, 20), "relu2": nn.ReLU(),
            "ln": nn.LayerNorm(20), "layer3": nn.Linear(20, 10),
        },
    }  # fmt: skip
    net = nn.Sequential(OrderedDict(layers[kind])).to(getattr(torch, dtype))
    with torch.no_grad():
        for index, (name, own) in enumerate(net.named_parameters()):
            reach = own.shape[-1] ** -0.5
            values = _drawn(100 * seed + index, -reach, reach, *own.shape, dtype=dtype)
            own.copy_(torch.ones_like(own) if kind == "identity" else values)
            if kind == "identity" and name.endswith("bias"):
                own.zero_()
    return net


def criterion_of(name: str) -> nn.Module:
    """A loss of PyTorch: "bce" (with logits), "bce sum" or "cross entropy"."""
    if name == "cross entropy":
        return nn.CrossEntropyLoss()
    return nn.BCEWithLogitsLoss(reduction="sum" if name.endswith("sum") else "mean")


def targets_for(criterion: str, numbers: Tensor, dtype: str = "float32") -> Tensor:
    """Whole numbers as the loss wants them: a float column for "bce", else int64."""
    if criterion == "cross entropy":
        return numbers
    return numbers.to(getattr(torch, dtype)).unsqueeze(-1)


def _state(model: nn.Module) -> dict[str, Tensor]:
    return {name: value.detach().clone() for name, value in model.state_dict().items()}


def _dtype_of(x: Tensor) -> str:
    return str(x.dtype).removeprefix("torch.")


def _optimizer(model: nn.Module, kind: str, settings: dict[str, Any]) -> torch.optim.Optimizer:
    return getattr(torch.optim, kind)(model.parameters(), **settings)


def _modes(model: nn.Module) -> dict[str, bool]:
    """Whether each part of a model is in training, by name."""
    return {name or "model": module.training for name, module in model.named_modules()}


# ---------------------------------------------------------------- 4. train_step


def training_steps(
    subject: Any,
    net: str,
    x: Tensor,
    y: Tensor,
    criterion: str = "bce",
    training: bool = True,
    optimizer: str = "SGD",
    seed: int = 1,
    **settings: Any,
) -> list[dict[str, Any]]:
    """The loss that train_step returns for each batch, and every tensor of the model after it.

    Shapes:  x (steps, N, …) and y (steps, N), whole numbers.
    """
    model = plain_net(net, seed, _dtype_of(x)).train(training)
    moves = _optimizer(model, optimizer, settings)
    loss_of = criterion_of(criterion)
    told = []
    for batch, numbers in zip(x, y, strict=True):
        targets = targets_for(criterion, numbers, _dtype_of(x))
        loss = subject.train_step(model, moves, loss_of, batch, targets)
        told.append({"loss": loss, **_state(model)})
    return told


def around_a_step(subject: Any, x: Tensor, y: Tensor) -> dict[str, Any]:
    """What train_step leaves of its batch and of autograd's switch, and if its loss has a graph."""
    model = plain_net("logit", 1, _dtype_of(x))
    targets = targets_for("bce", y, _dtype_of(x))
    moves = _optimizer(model, "SGD", {"lr": 0.1})
    loss = subject.train_step(model, moves, criterion_of("bce"), x, targets)
    return {
        "x": x.detach(), "x requires a gradient": x.requires_grad, "y": targets.squeeze(-1),
        "autograd is on": torch.is_grad_enabled(),
        "the loss has a graph": bool(getattr(loss, "requires_grad", False)),
    }  # fmt: skip


# ---------------------------------------------------------------- 5. train


class _Orders(Sampler[int]):
    """Another order of the samples each time it is gone through, as when shuffling."""

    def __init__(self, orders: Sequence[Sequence[int]]) -> None:
        self._orders = list(orders)
        self._turn = 0

    def __iter__(self) -> Iterator[int]:
        order = self._orders[self._turn % len(self._orders)]
        self._turn += 1
        return iter(order)

    def __len__(self) -> int:
        return len(self._orders[0])


def loader_of(
    x: Tensor, y: Tensor, batch_size: int, orders: Sequence[Sequence[int]] | None = None
) -> DataLoader[Any]:
    """A DataLoader over these samples, in these orders, one for each epoch, or else as they are."""
    sampler = _Orders(orders) if orders else None
    return DataLoader(TensorDataset(x, y), batch_size, sampler=sampler)


def training_epochs(
    subject: Any,
    net: str,
    x: Tensor,
    y: Tensor,
    batch_size: int,
    epochs: int,
    criterion: str = "bce",
    training: bool = True,
    optimizer: str = "SGD",
    orders: Sequence[Sequence[int]] | None = None,
    seed: int = 1,
    **settings: Any,
) -> dict[str, Any]:
    """What train returns, and every tensor of the model afterwards.

    Shapes:  x (N, …) and y (N,), whole numbers.
    """
    model = plain_net(net, seed, _dtype_of(x)).train(training)
    moves = _optimizer(model, optimizer, settings)
    loader = loader_of(x, targets_for(criterion, y, _dtype_of(x)), batch_size, orders)
    losses = subject.train(model, moves, criterion_of(criterion), loader, epochs)
    return {"losses": losses, **_state(model)}


# ---------------------------------------------------------------- 6. and 7. what it is worth


def _with_gradients(model: nn.Module) -> None:
    """Gives every parameter a gradient of ones, such as a training step leaves behind."""
    for parameter in model.parameters():
        parameter.grad = torch.ones_like(parameter)


def _gradients_are_ones(model: nn.Module) -> bool:
    grads = [parameter.grad for parameter in model.parameters()]
    return all(grad is not None and bool((grad == 1).all()) for grad in grads)


def error_rate(
    subject: Any,
    net: str,
    x: Tensor,
    y: Tensor,
    batch_size: int,
    training: bool = True,
    seed: int = 1,
) -> dict[str, Any]:
    """What evaluate_error returns, and what it leaves of the model.

    Shapes:  x (N, …) and y (N,), 0 or 1.
    """
    model = plain_net(net, seed, _dtype_of(x)).train(training)
    _with_gradients(model)
    loader = loader_of(x, targets_for("bce", y, _dtype_of(x)), batch_size)
    error = subject.evaluate_error(model, loader)
    return {
        "error": error, "in training": _modes(model), "state": _state(model),
        "gradients are as before": _gradients_are_ones(model),
        "autograd is on": torch.is_grad_enabled(),
    }  # fmt: skip


def probabilities(
    subject: Any, net: str, x: Tensor, training: bool = True, seed: int = 1, scale: float = 1.0
) -> dict[str, Any]:
    """What predict_proba returns, and what it leaves of the model and of x.

    `scale` multiplies the last layer, and so the logits. With net "none" x is the logits.
    """
    model: nn.Module = nn.Identity() if net == "none" else plain_net(net, seed, _dtype_of(x))
    model.train(training)
    with torch.no_grad():
        for parameter in list(model.parameters())[-2:]:
            parameter *= scale
    _with_gradients(model)
    prob = subject.predict_proba(model, x)
    return {
        "prob": prob, "x": x, "in training": _modes(model), "state": _state(model),
        "gradients are as before": _gradients_are_ones(model),
        "autograd is on": torch.is_grad_enabled(),
        "has a graph": bool(getattr(prob, "requires_grad", False)),
    }  # fmt: skip


# ---------------------------------------------------------------- 8. overfit

PLAIN = {
    "plain net of one logit": lambda: nn.Sequential(
        nn.Flatten(), nn.Linear(784, 30), nn.ReLU(), nn.Linear(30, 1)
    ),
    "plain net of ten logits": lambda: nn.Sequential(
        nn.Flatten(), nn.Linear(784, 50), nn.ReLU(), nn.Linear(50, 10)
    ),
}


def overfitted(
    subject: Any,
    kind: str,
    x: Tensor,
    y: Tensor,
    start: int = 1,
    training: bool = True,
    **settings: Any,
) -> dict[str, Any]:
    """The losses that overfit returns, the logits afterwards in eval, and the batch.

    `kind` is one of your networks or a plain one; `start` seeds its first weights.
    """
    torch.manual_seed(start)
    model = (PLAIN[kind]() if kind in PLAIN else getattr(subject, kind)()).train(training)
    before = _state(model)
    losses = subject.overfit(model, x, y, **settings)
    after = _state(model)
    with torch.no_grad():
        found = model.eval()(x)
    moved = any(not torch.equal(before[name], after[name]) for name in before)
    return {"losses": losses, "logits": found, "has moved": moved, "x": x, "y": y}
