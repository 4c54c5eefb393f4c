r"""Model answers of the assignment "projection", in the order of the lecture's two methods.

    pca, explained_variance_ratio        the flat shadow that keeps the most variance
    tsne_affinities                      who is whose neighbour in the data: P
    tsne_gradient                        how a map must move for its neighbours Q to become P
    tsne                                 gradient descent on KL(P‖Q), from a tiny random cloud

Letters: x the data, y its map, N points, F features; β = 1 / 2σ² a point's precision. The
neighbours are found, and the map is moved, in float64, whatever the dtype of the data is.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor

REACH = 100.0  # log β is searched this far on both sides of 1 / the mean squared distance
HALVINGS = 60  # of that interval: 200 · 2⁻⁶⁰ is under the last digit
START = 1e-4  # standard deviation of the first map
LEARNING_RATE = 60.0
EXAGGERATION, EXAGGERATED_STEPS = 4.0, 100
MOMENTUM_AT_FIRST, MOMENTUM = 0.5, 0.9


def pca(x: Tensor, k: int = 2) -> Tensor:
    r"""The k coordinates of each point along which the data varies most.

        x_c = x − mean(x) = U S Vᵀ        z = x_c V_k

    V_k are the first k columns of V, the directions of the largest singular values. A direction
    and its opposite are equally right, so the sign of each column of z is free.

    Shapes:  x (N, F), k from 1 to min(N, F); the result is (N, k), in x's dtype.
    Raises:  ValueError if k is under 1 or above min(N, F).
    Source:  lecture, "Debugging Neural Networks"; Jolliffe, Principal Component Analysis (2002),
             §3.5.
    """
    _refuse_bad_k(x, k)
    centred = _centred(x)
    directions: Tensor = torch.linalg.svd(centred, full_matrices=False).Vh
    return centred @ directions[:k].T


def explained_variance_ratio(x: Tensor, k: int = 2) -> Tensor:
    r"""The share of the whole variance that each of the first k coordinates of `pca` has.

        r_j = s_j² / Σ_l s_l²,    s the singular values of x − mean(x), all of them in the sum

    Shapes:  x (N, F), k from 1 to min(N, F); the result is (k,), falling, in x's dtype.
    Raises:  ValueError if k is under 1 or above min(N, F).
    Source:  Jolliffe, Principal Component Analysis (2002), §6.1.
    """
    _refuse_bad_k(x, k)
    variance: Tensor = torch.linalg.svdvals(_centred(x)).square()
    return variance[:k] / variance.sum()


def tsne_affinities(x: Tensor, perplexity: float) -> Tensor:
    r"""How near two points are, as a probability: t-SNE's joint P.

        p_j|i = exp(−β_i ‖x_i − x_j‖²) / Σ_k≠i exp(−β_i ‖x_i − x_k‖²),    p_i|i = 0
        p_ij  = (p_j|i + p_i|j) / 2N

    Each β_i is such that row i has the perplexity that is asked for, exp(H_i) with the entropy
    H_i = −Σ_j p_j|i log p_j|i: about so many neighbours has every point. (In bits it is 2^H_i,
    which is the same number.)

    Shapes:  x (N, F), perplexity below N − 1; P (N, N), symmetric, in x's dtype; it sums to 1.
    Raises:  ValueError if perplexity is not positive.
    Source:  van der Maaten & Hinton, Visualizing data using t-SNE (2008), equations 1 and 2, §3.1.
    """
    _refuse_bad_perplexity(perplexity)
    return _joint(_conditional(_squared_distances(x.double()), perplexity)).to(x.dtype)


def tsne_gradient(p: Tensor, y: Tensor) -> Tensor:
    r"""The gradient of KL(P‖Q) with respect to the map y.

        w_ij = 1 / (1 + ‖y_i − y_j‖²),    w_ii = 0        q_ij = w_ij / Σ_kl w_kl
        KL(P‖Q) = Σ_ij p_ij log(p_ij / q_ij)
        ∂KL/∂y_i = 4 Σ_j (p_ij − q_ij) w_ij (y_i − y_j)

    Shapes:  p (N, N), symmetric, with a sum of 1; y (N, 2); the result has y's shape and dtype.
    Source:  van der Maaten & Hinton, Visualizing data using t-SNE (2008), equations 4 and 5.
    """
    return _slope(p, y)


def tsne(
    x: Tensor,
    perplexity: float = 30.0,
    steps: int = 500,
    generator: torch.Generator | None = None,
) -> Tensor:
    r"""A map of the data on which neighbours are neighbours again.

        v ← λ v − γ ∂KL/∂y        y ← y + v

    from a tiny random cloud. In the first 100 steps P is exaggerated, multiplied by 4: clusters
    form while the map is still small and they can pass each other. λ is 0.5 then, and 0.9 later.

    Shapes:  x (N, F), perplexity below N − 1; the result is (N, 2), in x's dtype.
    Raises:  ValueError if perplexity is not positive, or steps is negative.
    Source:  van der Maaten & Hinton, Visualizing data using t-SNE (2008), algorithm 1 and §3.4.
    """
    _refuse_bad_perplexity(perplexity)
    _refuse_bad_steps(steps)
    p = _joint(_conditional(_squared_distances(x.double()), perplexity))
    y = START * torch.randn(len(x), 2, generator=generator, dtype=torch.float64)
    return _descended(p, y, steps).to(x.dtype)


def _refuse_bad_k(x: Tensor, k: int) -> None:
    """Raise ValueError unless the data has k directions."""
    if not 1 <= k <= min(x.shape):
        raise ValueError(f"k must be from 1 to {min(x.shape)} for x {tuple(x.shape)}, got {k}")


def _refuse_bad_perplexity(perplexity: float) -> None:
    if not perplexity > 0:
        raise ValueError(f"perplexity must be positive, got {perplexity}")


def _refuse_bad_steps(steps: int) -> None:
    if steps < 0:
        raise ValueError(f"steps must not be negative, got {steps}")


def _centred(x: Tensor) -> Tensor:
    """The data with each feature's mean taken off."""
    return x - x.mean(dim=0)


def _squared_distances(x: Tensor) -> Tensor:
    """‖x_i − x_j‖² for every pair, (N, N), from differences: exact for far data and for twins."""
    total = x.new_zeros(len(x), len(x))
    for feature in x.T:
        total = total + (feature[:, None] - feature).square()
    return total


def _conditional(distances: Tensor, perplexity: float) -> Tensor:
    """Row i is p_j|i, with the β_i that gives it this perplexity, found by halving log β.

    The entropy falls as β grows. Each row is shifted to a least distance of 0, which changes no
    p_j|i and keeps the largest exp(…) at 1.
    """
    others = distances.clone().fill_diagonal_(math.inf)
    shifted = others - others.amin(dim=1, keepdim=True)
    middle = distances.mean().clamp(min=torch.finfo(distances.dtype).tiny).log().neg()
    low = (middle - REACH).expand(len(distances), 1)
    high = (middle + REACH).expand(len(distances), 1)
    for _ in range(HALVINGS):
        log_precision = (low + high) / 2
        p = _row_probabilities(shifted, log_precision.exp())
        is_flat = _entropy(p) > math.log(perplexity)
        low = torch.where(is_flat, log_precision, low)
        high = torch.where(is_flat, high, log_precision)
    return p


def _row_probabilities(distances: Tensor, precision: Tensor) -> Tensor:
    """exp(−β_i d_ij), each row divided by its sum."""
    weights = torch.exp(-precision * distances)
    return weights / weights.sum(dim=1, keepdim=True)


def _entropy(p: Tensor) -> Tensor:
    """−Σ_j p_j log p_j of each row, (N, 1), with 0 log 0 = 0."""
    return -torch.xlogy(p, p).sum(dim=1, keepdim=True)


def _joint(conditional: Tensor) -> Tensor:
    """(p_j|i + p_i|j) / 2N."""
    return (conditional + conditional.T) / (2 * len(conditional))


def _closeness(y: Tensor) -> Tensor:
    """w_ij = 1 / (1 + ‖y_i − y_j‖²), and 0 on the diagonal, where that is exactly 1."""
    w: Tensor = 1 / (1 + _squared_distances(y))
    return w - torch.eye(len(y), dtype=y.dtype)


def _slope(p: Tensor, y: Tensor) -> Tensor:
    """4 Σ_j (p_ij − q_ij) w_ij (y_i − y_j), for an exaggerated P too."""
    w = _closeness(y)
    pull = (p - w / w.sum()) * w
    return 4 * (pull.sum(dim=1, keepdim=True) * y - pull @ y)


def _descended(p: Tensor, y: Tensor, steps: int) -> Tensor:
    """The map after so many steps."""
    velocity = torch.zeros_like(y)
    for step in range(steps):
        is_early = step < EXAGGERATED_STEPS
        momentum = MOMENTUM_AT_FIRST if is_early else MOMENTUM
        slope = _slope(EXAGGERATION * p if is_early else p, y)
        velocity = momentum * velocity - LEARNING_RATE * slope
        y = y + velocity
    return y
