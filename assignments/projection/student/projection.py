"""Assignment "Projection": your answers.

Replace every `raise NotImplementedError(...)`; its text says what to write there. Names, arguments
and results must stay as they are. The handout is README.md. scikit-learn and torch.pca_lowrank may
not be used.

Letters: x the data, y its map, N points, F features, P neighbours in the data, Q in the map.
"""

from __future__ import annotations

import torch
from torch import Tensor


def pca(x: Tensor, k: int = 2) -> Tensor:
    """The k coordinates of each point along which the data varies most.

        x_c = x − mean(x) = U S Vᵀ        z = x_c V_k

    The sign of a column is free.

    Shapes:  x (N, F); the result is (N, k), in x's dtype.
    """
    raise NotImplementedError(
        "pca: subtract the mean of each column; find the directions with "
        "torch.linalg.svd or eigh, the leading one first; project the centred points on k of them"
    )


def explained_variance_ratio(x: Tensor, k: int = 2) -> Tensor:
    """The share of the whole variance that each of the first k coordinates of `pca` has.

        r_j = s_j² / Σ_l s_l²,    s the singular values of x − mean(x)

    Shapes:  x (N, F); the result is (k,), in x's dtype.
    """
    raise NotImplementedError(
        "explained_variance_ratio: square the singular values of the centred "
        "points and divide the first k by the sum of all"
    )


def tsne_affinities(x: Tensor, perplexity: float) -> Tensor:
    """How near two points are, as a probability: t-SNE's joint P.

        p_j|i = exp(−β_i ‖x_i − x_j‖²) / Σ_k≠i exp(−β_i ‖x_i − x_k‖²),    p_i|i = 0
        H_i   = −Σ_j p_j|i log p_j|i,    exp(H_i) = perplexity
        p_ij  = (p_j|i + p_i|j) / 2N

    Shapes:  x (N, F); the result is (N, N), in x's dtype.
    """
    raise NotImplementedError(
        "tsne_affinities: take the squared distances; find each "
        "row's β by halving an interval of log β until exp(H) is the perplexity; then P"
    )


def tsne_gradient(p: Tensor, y: Tensor) -> Tensor:
    """The gradient of KL(P‖Q) with respect to the map y.

        w_ij = 1 / (1 + ‖y_i − y_j‖²),    w_ii = 0        q_ij = w_ij / Σ_kl w_kl
        ∂KL/∂y_i = 4 Σ_j (p_ij − q_ij) w_ij (y_i − y_j)

    Shapes:  p (N, N), symmetric, with a sum of 1; y (N, 2); the result has y's shape and dtype.
    """
    raise NotImplementedError("tsne_gradient: compute w and q from y, then the sum over j")


def tsne(
    x: Tensor,
    perplexity: float = 30.0,
    steps: int = 500,
    generator: torch.Generator | None = None,
) -> Tensor:
    """A map of the data, by gradient descent with momentum on KL(P‖Q).

        v ← λ v − γ ∂KL/∂y        y ← y + v

    Shapes:  x (N, F); the result is (N, 2), in x's dtype.
    """
    raise NotImplementedError(
        "tsne: compute P; draw a tiny y with the generator; make so many steps, the first 100 of "
        "them with 4 P in the place of P"
    )
