"""How the checks use your code.

A probe is given a subject (your module, or PyTorch's own optimizers), does with it what a training
program would do, and returns what happened as plain data. No probe knows the right answer: the
checks put the same question to you and to PyTorch, and compare.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor

# ---------------------------------------------------------------- losses to go down on


def bowl(w: Tensor) -> Tensor:
    """Half the squared length of w: its gradient is w itself."""
    return (w**2).sum() / 2


def ravine(w: Tensor) -> Tensor:
    """A valley with its floor at 1 that is steeper in each next entry of w."""
    steepness = torch.arange(1, w.numel() + 1, dtype=w.dtype).reshape(w.shape)
    return (steepness * (w - 1) ** 2).sum() / 2


def waves(w: Tensor) -> Tensor:
    """A bowl with ripples, so that the gradient is not a straight line."""
    return (w.sin() + w**2 / 4).sum()


LOSSES: dict[str, Callable[[Tensor], Tensor]] = {"bowl": bowl, "ravine": ravine, "waves": waves}


def laid_out(values: Tensor, layout: str) -> Tensor:
    """The same values, with other strides in memory: "contiguous", "transposed" or "strided"."""
    if layout == "transposed":
        return values.movedim(0, -1).contiguous().movedim(-1, 0)
    if layout == "strided":
        return values.repeat_interleave(2, dim=-1)[..., ::2]
    return values.clone()


def call(subject: Any, name: str, *numbers: float, **named: float) -> float:
    """What a function of plain numbers returns."""
    return getattr(subject, name)(*numbers, **named)


def _seed_everything(seed: int) -> None:
    """Seed every global random state."""
    torch.manual_seed(seed)
    np.random.seed(seed)
    random.seed(seed)


def _global_draws() -> dict[str, float]:
    """The next number of every global random state."""
    number = torch.rand((), dtype=torch.float64).item()
    return {"torch": number, "numpy": np.random.rand(), "random": random.random()}


# ---------------------------------------------------------------- 1. gradient_descent


def descent_path(
    subject: Any, loss: str, w0: Tensor, lr: float, steps: int, layout: str = "contiguous"
) -> Tensor:
    """What gradient_descent returns."""
    return subject.gradient_descent(LOSSES[loss], laid_out(w0, layout), lr, steps)


def descent_path_by_name(subject: Any, loss: str, w0: Tensor, lr: float, steps: int) -> Tensor:
    """What gradient_descent returns when it is called with the names of its arguments."""
    return subject.gradient_descent(loss_fn=LOSSES[loss], w0=w0.clone(), lr=lr, steps=steps)


def left_by_descent(
    subject: Any, loss: str, w0: Tensor, lr: float, steps: int, global_seed: int
) -> dict[str, Any]:
    """What is left of the w0 that was given, and what the global random states draw next."""
    start = w0.clone()
    _seed_everything(global_seed)
    subject.gradient_descent(LOSSES[loss], start, lr, steps)
    left = {"w0": start.detach(), "requires_grad": start.requires_grad, "grad": start.grad}
    return {**left, "draws": _global_draws()}


def path_has_a_graph(subject: Any, loss: str, w0: Tensor, lr: float, steps: int) -> bool:
    """Whether autograd still follows what gradient_descent returned."""
    return subject.gradient_descent(LOSSES[loss], w0.clone(), lr, steps).requires_grad


# ---------------------------------------------------------------- 2. minibatches


def turns_of_a_loop(subject: Any, n: int, batch_size: int) -> int:
    """How often `for i in range(iterations_per_epoch(n, batch_size))` goes round."""
    return len(range(subject.iterations_per_epoch(n, batch_size)))


def _generator(seed: int | None) -> torch.Generator | None:
    return None if seed is None else torch.Generator().manual_seed(seed)


def _kind(batch: Any) -> str:
    """What a batch is, such as "Tensor of int64", "list of int" or "Tensor of int64 in 2-D"."""
    dtypes = getattr(batch, "dtype", None)
    if dtypes is None:
        kinds = {str(getattr(index, "dtype", type(index).__name__)) for index in batch}
        dtypes = " and ".join(sorted(kinds))
    shape = "" if getattr(batch, "ndim", 1) == 1 else f" in {batch.ndim}-D"
    return f"{type(batch).__name__} of {dtypes}{shape}".replace("torch.", "")


def epoch(subject: Any, n: int, batch_size: int, seed: int | None = None) -> dict[str, Any]:
    """One epoch: the size of each batch, all indices in their order, what the batches are."""
    batches = list(subject.minibatches(n, batch_size, generator=_generator(seed)))
    return {
        "sizes": [len(batch) for batch in batches],
        "indices": [int(index) for batch in batches for index in batch],
        "kinds": sorted({_kind(batch) for batch in batches}),
    }


def batch_sizes(subject: Any, *arguments: int, seed: int | None = None, **named: int) -> list[int]:
    """The size of each batch, for arguments by position or by name; a generator comes last."""
    generator = [] if seed is None else [_generator(seed)]
    return [len(batch) for batch in subject.minibatches(*arguments, *generator, **named)]


def epochs(
    subject: Any, n: int, batch_size: int, calls: int, seed: int | None = None
) -> list[list[int]]:
    """The order of the indices in each of several epochs, all with one generator."""
    generator = _generator(seed)
    orders = []
    for _ in range(calls):
        batches = list(subject.minibatches(n, batch_size, generator=generator))
        orders.append([int(index) for batch in batches for index in batch])
    return orders


def epoch_after_seeding(
    subject: Any, n: int, batch_size: int, seed: int, global_seed: int
) -> list[int]:
    """The order of the indices with a generator, after seeding every global random state."""
    _seed_everything(global_seed)
    return epochs(subject, n, batch_size, 1, seed)[0]


def draws_after_epoch(
    subject: Any, n: int, batch_size: int, seed: int, global_seed: int
) -> dict[str, float]:
    """What the global random states draw after they were seeded and an epoch went by."""
    epoch_after_seeding(subject, n, batch_size, seed, global_seed)
    return _global_draws()


# ---------------------------------------------------------------- 3. SGD and 4. Adam


def _set_lr(optimizer: Any, lr: float) -> None:
    """Change the learning rate: your attribute `lr`, or PyTorch's param_groups."""
    if hasattr(optimizer, "param_groups") and not hasattr(optimizer, "lr"):
        for group in optimizer.param_groups:
            group["lr"] = lr
    else:
        optimizer.lr = lr


def _weights(starts: Tensor) -> list[torch.nn.Parameter]:
    return [torch.nn.Parameter(start.clone()) for start in starts]


def _one_by_one(weights: Sequence[Tensor]) -> Iterator[Tensor]:
    """The weights from a generator, as model.parameters() gives them."""
    yield from weights


def _snapshot(weights: Sequence[Tensor]) -> Tensor:
    return torch.stack([weight.detach().clone() for weight in weights])


def optimizer_steps(
    subject: Any,
    kind: str,
    start: Tensor,
    gradients: Tensor,
    *by_position: Any,
    layout: str = "contiguous",
    **settings: Any,
) -> Tensor:
    """The parameter after each step, shape (steps, *start.shape)."""
    weight = torch.nn.Parameter(laid_out(start, layout))
    optimizer = getattr(subject, kind)([weight], *by_position, **settings)
    path = []
    for gradient in gradients.to(start.dtype):
        weight.grad = gradient.clone()
        optimizer.step()
        path.append(weight.detach().clone())
    return torch.stack(path)


def steps_at_rates(
    subject: Any,
    kind: str,
    start: Tensor,
    gradients: Tensor,
    rates: Sequence[float],
    **settings: Any,
) -> Tensor:
    """The parameter after each step, when step i is made at the learning rate rates[i]."""
    weight = torch.nn.Parameter(start.clone())
    optimizer = getattr(subject, kind)([weight], lr=rates[0], **settings)
    path = []
    for gradient, lr in zip(gradients.to(start.dtype), rates, strict=True):
        _set_lr(optimizer, lr)
        weight.grad = gradient.clone()
        optimizer.step()
        path.append(weight.detach().clone())
    return torch.stack(path)


def steps_of_new_optimizers(
    subject: Any, kind: str, start: Tensor, gradients: Tensor, each: int, **settings: Any
) -> Tensor:
    """The parameter after each step, when a new optimizer takes over after `each` steps."""
    weight = torch.nn.Parameter(start.clone())
    path = []
    for own in gradients.to(start.dtype).split(each):
        optimizer = getattr(subject, kind)([weight], **settings)
        for gradient in own:
            weight.grad = gradient.clone()
            optimizer.step()
            path.append(weight.detach().clone())
    return torch.stack(path)


def learning_rate(subject: Any, kind: str, start: Tensor, lr: float) -> float:
    """The attribute `lr` of a new optimizer."""
    return getattr(subject, kind)([torch.nn.Parameter(start.clone())], lr=lr).lr


def several_weights(
    subject: Any,
    kind: str,
    starts: Tensor,
    gradients: Tensor,
    owners: Sequence[int],
    **settings: Any,
) -> Tensor:
    """All weights after each step; weight i belongs to optimizer owners[i].

    Shapes:  starts (weights, …); gradients (steps, weights, …); the result is like gradients.
    """
    weights = _weights(starts)
    optimizers = []
    for owner in sorted(set(owners)):
        own = [weight for weight, name in zip(weights, owners, strict=True) if name == owner]
        optimizers.append(getattr(subject, kind)(_one_by_one(own), **settings))
    path = []
    for row in gradients.to(starts.dtype):
        for weight, gradient in zip(weights, row, strict=True):
            weight.grad = gradient.clone()
        for optimizer in optimizers:
            optimizer.step()
        path.append(_snapshot(weights))
    return torch.stack(path)


def steps_with_gaps(
    subject: Any,
    kind: str,
    starts: Tensor,
    gradients: Tensor,
    present: Sequence[Sequence[bool]],
    **settings: Any,
) -> Tensor:
    """All weights after each step; in step i weight j has a gradient only if present[i][j].

    Shapes:  starts (weights, …); gradients (steps, weights, …); the result is like gradients.
    """
    weights = _weights(starts)
    optimizer = getattr(subject, kind)(weights, **settings)
    path = []
    for row, has_gradient in zip(gradients.to(starts.dtype), present, strict=True):
        for weight, gradient, is_there in zip(weights, row, has_gradient, strict=True):
            weight.grad = gradient.clone() if is_there else None
        optimizer.step()
        path.append(_snapshot(weights))
    return torch.stack(path)


def steps_in_one_buffer(
    subject: Any, kind: str, start: Tensor, gradients: Tensor, global_seed: int, **settings: Any
) -> dict[str, Any]:
    """The parameter and its .grad after each step, when all gradients use the same memory.

    That is what backward does after zero_grad(set_to_none=False). The global random states are
    seeded before the steps; "draws" is what they draw after them.
    """
    weight = torch.nn.Parameter(start.clone())
    buffer = weight.grad = torch.zeros_like(start)
    optimizer = getattr(subject, kind)([weight], **settings)
    path, left = [], []
    _seed_everything(global_seed)
    for gradient in gradients:
        buffer.copy_(gradient)
        weight.grad = buffer
        optimizer.step()
        path.append(weight.detach().clone())
        left.append(torch.full_like(start, torch.nan) if weight.grad is None else buffer.clone())
    draws = _global_draws()
    return {"path": torch.stack(path), "gradients": torch.stack(left), "draws": draws}


def decayed_shapes(subject: Any, kind: str, values: Tensor, steps: int, **settings: Any) -> Tensor:
    """A matrix, a vector and a single number of the same values after steps with gradient 0."""
    count = values.numel()
    weights = [torch.nn.Parameter(part.clone()) for part in (values.view(1, count), values)]
    weights.append(torch.nn.Parameter(values[0].clone()))
    optimizer = getattr(subject, kind)(weights, **settings)
    for _ in range(steps):
        for weight in weights:
            weight.grad = torch.zeros_like(weight)
        optimizer.step()
    return torch.cat([weight.detach().reshape(-1) for weight in weights])


def training_path(
    subject: Any, kind: str, loss: str, start: Tensor, steps: int, **settings: Any
) -> Tensor:
    """The parameter before and after each turn of zero_grad, backward, step."""
    weight = torch.nn.Parameter(start.clone())
    optimizer = getattr(subject, kind)(_one_by_one([weight]), **settings)
    path = [weight.detach().clone()]
    for _ in range(steps):
        optimizer.zero_grad()
        LOSSES[loss](weight).backward()
        optimizer.step()
        path.append(weight.detach().clone())
    return torch.stack(path)


def after_zero_grad(subject: Any, kind: str, starts: Tensor, **settings: Any) -> dict[str, Any]:
    """The size of each gradient after zero_grad, and the weights.

    No gradient counts as 0.0; only every other weight has one before.
    """
    weights = _weights(starts)
    for weight in weights[::2]:
        weight.grad = torch.ones_like(weight)
    optimizer = getattr(subject, kind)(weights, **settings)
    optimizer.zero_grad()
    sizes = [0.0 if w.grad is None else float(w.grad.abs().max()) for w in weights]
    return {"sizes": sizes, "weights": _snapshot(weights)}


def construct(subject: Any, kind: str, **settings: Any) -> bool:
    """Build an optimizer of one weight and do nothing with it; True if that works."""
    getattr(subject, kind)([torch.nn.Parameter(torch.ones(2))], **settings)
    return True


def construct_by_name(subject: Any, kind: str, **settings: Any) -> bool:
    """As construct, with `params` named as well."""
    getattr(subject, kind)(params=[torch.nn.Parameter(torch.ones(2))], **settings)
    return True
