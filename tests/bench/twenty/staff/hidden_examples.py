"""What the hidden checks ask, and what is right."""

from __future__ import annotations

import torch
from examples import PUBLIC, Example, drawn, labels, path
from probes import adam_path, averages, called, gradient, is_refused, last_loss, shares
from torch.nn import functional


def _adam(seed: int, eps: float) -> Example:
    start, gradients = drawn(seed, 3, 4), drawn(seed + 100, 10, 3, 4)
    expected = path(torch.optim.Adam, start, gradients, lr=0.01, eps=eps)
    return Example(adam_path, (start, gradients, 0.01, eps), expected)


def _averages(seed: int) -> Example:
    batches, layer = drawn(seed, 3, 4, 5), torch.nn.BatchNorm1d(5, momentum=0.3)
    for x in batches:
        layer(x)
    return Example(averages, (batches, 0.3), [layer.running_mean, layer.running_var])


def _layer_norm(seed: int) -> Example:
    x, gamma, beta = drawn(seed, 2, 3, 4 + seed), drawn(seed + 1, 4 + seed), drawn(3, 4 + seed)
    expected = functional.layer_norm(x, x.shape[-1:], gamma, beta)
    return Example(called, ("layer_norm", x, gamma, beta), expected)


def _large(size: float) -> Example:
    x = size * drawn(0, 4, 5)
    return Example(called, ("softmax", x), functional.softmax(x, -1))


def _gradient(seed: int) -> Example:
    x, target = drawn(seed, 6, 4), labels(seed, 6, 4)
    expected = gradient(functional, "cross_entropy", x, target)
    return Example(gradient, ("cross_entropy", x, target), expected)


def _f1(predicted: list[int], wanted: list[int], expected: float) -> Example:
    return Example(called, ("f1", torch.tensor(predicted), torch.tensor(wanted)), expected)


HIDDEN: dict[str, list[Example]] = {
    "adam_follows_pytorch": [_adam(seed, 1e-8) for seed in range(6)],
    "adam_adds_eps_to_the_root": [_adam(seed, 0.1) for seed in range(4)],
    "moving_averages_follow_pytorch": [_averages(seed) for seed in range(4)],
    "layer_norm_follows_pytorch": [_layer_norm(seed) for seed in range(6)],
    "dropout_scales_what_it_keeps": [  # 0.03 is eight times the spread of 20,000 draws
        Example(shares, (20_000, p), torch.tensor([p, 1 / (1 - p)]), rtol=0.0, atol=0.03)
        for p in (0.2, 0.5)
    ],
    "dropout_refuses_to_drop_all": [
        Example(is_refused, ("dropout", torch.ones(3), p, True, None), True) for p in (1.0, -0.5)
    ],
    "softmax_of_large_logits": [_large(size) for size in (1e2, 1e3, 1e4)],
    "cross_entropy_has_its_gradient": [_gradient(seed) for seed in range(6)],
    "f1_by_hand": [
        _f1([1, 1, 0, 0, 1], [1, 0, 0, 1, 1], 4 / 6),
        _f1([1, 1], [1, 1], 1.0),
        _f1([0, 0], [0, 0], 0.0),
    ],
    "overfit_in_200_steps": [
        Example(last_loss, (drawn(0, 16, 20), labels(0, 16, 4), 200), 0.0, rtol=0.0, atol=0.05)
    ],
}

ALL = {**PUBLIC, **HIDDEN}
