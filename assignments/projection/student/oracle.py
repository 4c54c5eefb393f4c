"""What the checks compare your answers with: PyTorch's PCA, autograd, and measures of a map."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from digits import load, precisions
from probes import embedding
from torch import Tensor

from grader.examine import expect

# KL(P‖Q) of the map that sklearn.manifold.TSNE(perplexity=30, random_state=0) of scikit-learn 1.9
# makes of the 300 digits in float64, with the exact P. Another version, or another processor, may
# give a few percent more or less.
SCIKIT_LEARN_KL = 0.2808
MOST_KL = 1.1 * SCIKIT_LEARN_KL
LEAST_TRUST = 0.9

# ---------------------------------------------------------------- PCA


def pca(x: Tensor, k: int = 2) -> Tensor:
    """The k leading coordinates, computed in float64 by torch.pca_lowrank with every direction."""
    u, s, _ = torch.pca_lowrank(x.double(), q=min(x.shape))
    return (u * s)[:, :k].to(x.dtype)


def explained_variance_ratio(x: Tensor, k: int = 2) -> Tensor:
    """The share of the variance along each of them."""
    _, s, _ = torch.pca_lowrank(x.double(), q=min(x.shape))
    return (s.square() / s.square().sum())[:k].to(x.dtype)


def with_signs_of(observed: object, expected: Tensor) -> Tensor:
    """The expected columns, each with the sign that fits the observed column better."""
    if not isinstance(observed, Tensor) or observed.shape != expected.shape:
        return expected
    is_turned = (observed.double() * expected.double()).sum(dim=0) < 0
    return torch.where(is_turned, -expected, expected) + 0.0  # no −0


def has_clear_directions(x: Tensor) -> bool:
    """Whether no two directions of the data have nearly the same variance."""
    s = torch.linalg.svdvals(x.double() - x.double().mean(dim=0))
    s = s[: min(len(x) - 1, x.shape[1])]
    return bool((s[:-1] > 1.25 * s[1:]).all() and s[-1] > 0.5)


# ---------------------------------------------------------------- t-SNE


def squared_distances(x: Tensor) -> Tensor:
    """‖x_i − x_j‖² for every pair."""
    return (x[:, None] - x).square().sum(dim=2)


def kl(p: Tensor, y: Tensor) -> Tensor:
    """KL(P‖Q) = Σ p log(p / q) of a map, with 0 log 0 = 0."""
    others = 1 - torch.eye(len(y), dtype=y.dtype)
    w = others / (1 + squared_distances(y))
    log_q = (w + 1 - others).log() - w.sum().log()
    return torch.special.xlogy(p, p).sum() - (p * log_q).sum()


def kl_gradient(p: Tensor, y: Tensor) -> Tensor:
    """The gradient of KL(P‖Q) by y, from autograd in float64."""
    leaf = y.detach().double().clone().requires_grad_()
    (gradient,) = torch.autograd.grad(kl(p.double(), leaf), leaf)
    return gradient.to(y.dtype)


def digit_affinities() -> Tensor:
    """The exact P of the 300 digits at perplexity 30, from the precisions that were searched."""
    x, _ = load()
    weights = torch.exp(-precisions()[:, None] * squared_distances(x)).fill_diagonal_(0)
    conditional = weights / weights.sum(dim=1, keepdim=True)
    return (conditional + conditional.T) / (2 * len(x))


def trustworthiness(x: Tensor, y: Tensor, k: int = 10) -> float:
    """1 where each point's k neighbours in the map are its k neighbours in the data.

    A neighbour in the map that is the r-th in the data, r > k, costs r − k; in units in which the
    worst map has 0. It is scikit-learn's `trustworthiness`.
    """
    n = len(x)
    far = torch.diag(torch.full((n,), math.inf, dtype=torch.float64))
    ranks = (squared_distances(x.double()) + far).argsort(dim=1).argsort(dim=1) + 1
    neighbours = (squared_distances(y.double()) + far).argsort(dim=1)[:, :k]
    too_far = (ranks.gather(1, neighbours) - k).clamp(min=0).sum()
    return 1 - 2 / (n * k * (2 * n - 3 * k - 1)) * float(too_far)


def clusters(count: int, size: int, seed: int) -> tuple[Tensor, Tensor]:
    """Clusters of points in five dimensions, far apart, and the cluster of each; mixed in order."""
    draws = np.random.RandomState(seed)
    labels = draws.permutation(np.repeat(np.arange(count), size))
    x = draws.normal(size=(count * size, 5)) + 20 * np.eye(5)[labels]
    return torch.from_numpy(x), torch.from_numpy(labels)


def share_at_home(y: Tensor, labels: Tensor, k: int = 5) -> float:
    """How many of the k nearest neighbours in a map are from the point's own cluster, 0 to 1."""
    distances = squared_distances(y.double()).fill_diagonal_(math.inf)
    nearest = distances.argsort(dim=1)[:, :k]
    return float((labels[nearest] == labels[:, None]).double().mean())


def expect_good_map(student: Any, x: Tensor, seeds: Sequence[int], **settings: Any) -> None:
    """A good map of the digits from one of several starts: how good it is depends on the start."""
    # Fewer digits first: known mistakes are told from each other by them, in little time.
    few = student.run(embedding, x[:60], seed=seeds[0], perplexity=15.0, steps=120)
    expect(few).close_to(torch.zeros(60, 2, dtype=x.dtype), atol=math.inf)
    trust, loss = 0.0, math.inf
    for seed in seeds:
        y = student.run(embedding, x, seed=seed, **settings)
        expect(y).close_to(torch.zeros(len(x), 2, dtype=x.dtype), atol=math.inf)
        trust, loss = trustworthiness(x, y), float(kl(digit_affinities(), y.double()))
        if trust >= LEAST_TRUST and loss <= MOST_KL:
            return
    expect(False).is_true(
        f"trustworthiness {LEAST_TRUST} or more, and KL(P‖Q) {MOST_KL:.3f} or less, from one of "
        f"{len(seeds)} starts",
        got=f"from the last, trustworthiness {trust:.3f} and KL {loss:.3f}",
    )
