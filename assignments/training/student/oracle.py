"""What PyTorch answers, for the checks to compare with; and what they say of a training.

The networks are written as formulas and the loop without a module's or an optimizer's help, so that
nothing here can be pasted into `training.py`. That both ways give the same is worth a thought.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from probes import (
    AVERAGES,
    SHAPES,
    criterion_of,
    images,
    network_weights,
    overfitted,
    plain_net,
    targets_for,
)
from torch import Tensor

from grader.examine import binomial_range, expect

STARTS = (1, 2, 3)  # first weights of a network: one may be unlucky, three are not


# ---------------------------------------------------------------- the networks


def small_digit_logits(weights: dict[str, Tensor], images: Tensor) -> Tensor:
    """784 → 30 → 1, in eval."""
    hidden = F.linear(images.flatten(1), weights["layer1.weight"], weights["layer1.bias"]).relu()
    return F.linear(hidden, weights["layer2.weight"], weights["layer2.bias"])


def digit_logits(weights: dict[str, Tensor], images: Tensor, training: bool = False) -> Tensor:
    """784 → 50 → 20 → 10; in training it moves the averages that are among the weights."""
    hidden = F.linear(images.flatten(1), weights["layer1.weight"], weights["layer1.bias"]).relu()
    averages = [weights[name] for name in AVERAGES["DigitClassifier"]]
    hidden = F.batch_norm(hidden, *averages, weights["bn.weight"], weights["bn.bias"], training)
    hidden = F.linear(hidden, weights["layer2.weight"], weights["layer2.bias"]).relu()
    hidden = F.layer_norm(hidden, (20,), weights["ln.weight"], weights["ln.bias"])
    return F.linear(hidden, weights["layer3.weight"], weights["layer3.bias"])


def expected_logits_and_gradients(
    formula: Callable[[dict[str, Tensor], Tensor], Tensor], kind: str, count: int, seed: int
) -> dict[str, Tensor]:
    """The logits of a formula, and the gradients of the mix of them that the probe takes."""
    weights = network_weights(kind, seed)
    leaves = {name: weights[name].requires_grad_() for name in SHAPES[kind]}
    z = formula({**weights, **leaves}, images(count, seed))
    mix = torch.from_numpy(np.random.RandomState(seed).uniform(-1, 1, tuple(z.shape))).to(z.dtype)
    slopes = torch.autograd.grad(z, list(leaves.values()), mix)
    return {"logits": z.detach(), **dict(zip(leaves, slopes, strict=True))}


# ---------------------------------------------------------------- dropout


def expect_count(count: Tensor, trials: int, p: float, what: str) -> None:
    """A count that Binomial(trials, p) may have."""
    lowest, highest = binomial_range(trials, p)
    wanted = f"{what} {lowest} to {highest} times of {trials}"
    expect(lowest <= int(count) <= highest).is_true(wanted, got=f"{int(count)} times")


def dropped_units(output: Tensor) -> Tensor:
    """Which of the 15 units were dropped, (N, 15), from the logits of the probe `dropout_seen`.

    Unit k adds 2^k / 0.7 where it is kept.
    """
    sums = output.double() * 0.7
    whole = bool(((sums - sums.round()).abs() < 0.05).all() and (sums.round() >= 0).all())
    wanted = "each hidden unit either 0 or its value divided by 0.7"
    expect(whole).is_true(wanted, got=f"{float(output[0])}, which is no sum of 2^k / 0.7")
    bits = sums.round().to(torch.int64).reshape(-1, 1) // 2 ** torch.arange(15) % 2
    return bits == 0


# ---------------------------------------------------------------- the loop


def expected_steps(
    net: str, x: Tensor, y: Tensor, criterion: str, lr: float, seed: int = 1
) -> list[dict[str, Any]]:
    """The loss of each batch and every tensor of the model after it: w ← w − γ ∂E/∂w.

    Shapes:  x (steps, N, …) and y (steps, N), as for the probe `training_steps`.
    """
    dtype = str(x.dtype).removeprefix("torch.")
    model = plain_net(net, seed, dtype)
    weights = {name: weight.detach() for name, weight in model.named_parameters()}
    others = dict(model.named_buffers())
    told = []
    for batch, numbers in zip(x, y, strict=True):
        leaves = {name: weight.clone().requires_grad_() for name, weight in weights.items()}
        output = torch.func.functional_call(model, {**leaves, **others}, (batch,))
        loss = criterion_of(criterion)(output, targets_for(criterion, numbers, dtype))
        slopes = torch.autograd.grad(loss, list(leaves.values()))
        weights = {
            name: weight - lr * slope
            for (name, weight), slope in zip(weights.items(), slopes, strict=True)
        }
        now = {**weights, **{name: value.clone() for name, value in others.items()}}
        told.append({"loss": loss.detach(), **{name: now[name] for name in model.state_dict()}})
    return told


# ---------------------------------------------------------------- is it learned?


def right_labels(logits: Tensor, y: Tensor) -> int:
    """How many rows of logits say their label: p ≥ 0.5 for one logit, the largest of several."""
    said = (logits >= 0).to(y.dtype) if y.is_floating_point() else logits.argmax(1)
    return int((said == y).sum())


def is_learned(observed: dict[str, Any]) -> bool:
    """Whether the last loss is under 0.05 and, in eval, every label right."""
    losses = [float(loss) for loss in observed["losses"]]
    all_right = right_labels(observed["logits"], observed["y"]) == len(observed["y"])
    return bool(losses) and losses[-1] < 0.05 and all_right


def tries_at_learning(student: Any, kind: str, x: Tensor, y: Tensor) -> list[dict[str, Any]]:
    """What came of overfit, from one start after the other until the batch is learned.

    The labels are those that were asked for, whatever has become of them in the hand-in's hands.
    """
    tries: list[dict[str, Any]] = []
    for start in STARTS:
        tries.append({**student.run(overfitted, kind, x, y, start), "y": y})
        if is_learned(tries[-1]):
            break
    return tries


def expect_learned(tries: Sequence[dict[str, Any]]) -> None:
    """One of several tries is learned, or else the losses of the last are shown as a curve."""
    last = tries[-1]
    losses = [float(loss) for loss in last["losses"]]
    came = f"a loss of {losses[-1]:.3g} at step {len(losses)}" if losses else "no losses"
    count = right_labels(last["logits"], last["y"])
    expect(any(is_learned(one) for one in tries)).is_true(
        "a last loss under 0.05 and, in eval mode, every label right",
        got=f"{came}, and {count} of {len(last['y'])} labels right",
        curve=losses,
    )
