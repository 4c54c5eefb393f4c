r"""Model answers of the assignment "normalization", in the order of the lecture.

    Standardizer     the inputs of the first layer: each feature over the training set
    BatchNorm1d      the inputs of any layer: each feature over the batch
    LayerNorm        the inputs of any layer: each instance over its own features

Letters: μ mean, σ standard deviation, γ `weight`, β `bias`, ε `eps`. All three divide by the
biased σ (Σ / n); only the moving average of BatchNorm1d takes the unbiased one (Σ / (n − 1)).
"""

from __future__ import annotations

import torch
from torch import Tensor, nn


def _refuse_negative(**settings: float) -> None:
    """Raise ValueError for the first setting that is negative or NaN."""
    for name, value in settings.items():
        if not value >= 0:
            raise ValueError(f"{name} must not be negative, got {value}")


class Standardizer:
    r"""Each feature with mean 0 and standard deviation 1, as measured on the training set.

        μ_j = (1/N) Σ_i x_ij        σ_j² = (1/N) Σ_i (x_ij − μ_j)²        fit
        (x_ij − μ_j) / σ_j                                                transform

    A feature that was constant in `fit` has σ = 0; it is divided by 1, which leaves 0.

    Shapes:  x (N, F); `mean` and `std` (F,); the result has x's shape and dtype.
    Source:  lecture, "Why Normalization?"; scikit-learn's StandardScaler.
    """

    mean: Tensor
    std: Tensor

    def fit(self, x: Tensor) -> Standardizer:
        """Measure mean and standard deviation; what an earlier fit saw is forgotten."""
        self.mean = x.mean(dim=0)
        self.std = (x - self.mean).square().mean(dim=0).sqrt()
        return self

    def transform(self, x: Tensor) -> Tensor:
        """Standardize x, new data too, by what the last fit saw."""
        divisor = torch.where(self.std > 0, self.std, torch.ones_like(self.std))
        return (x - self.mean) / divisor


class BatchNorm1d(nn.Module):
    r"""Batch normalization of (N, F).

        training     μ = (1/n) Σ_i x_i        σ² = (1/n) Σ_i (x_i − μ)²
        eval         μ = running_mean         σ² = running_var
        y = γ (x − μ) / √(σ² + ε) + β

    Each training batch also moves the averages, with the unbiased variance and without a graph:

        running_mean ← (1 − m) running_mean + m μ
        running_var  ← (1 − m) running_var  + m σ² n / (n − 1)

    The lecture leaves that variance open; the paper and PyTorch take the unbiased one. `momentum`
    m is the weight of the new batch here, as in PyTorch; elsewhere it is that of the old average.

    Shapes:  x (N, F); `weight`, `bias`, `running_mean`, `running_var` (F,); y like x.
    Raises:  ValueError if eps or momentum is negative, or a training batch has one sample.
    Source:  Ioffe & Szegedy, Batch normalization (2015), algorithms 1 and 2; lecture, "Batch
             Normalization".
    """

    running_mean: Tensor
    running_var: Tensor

    def __init__(self, num_features: int, eps: float = 1e-5, momentum: float = 0.1) -> None:
        _refuse_negative(eps=eps, momentum=momentum)
        super().__init__()
        self.eps = eps
        self.momentum = momentum
        self.weight = nn.Parameter(torch.ones(num_features))
        self.bias = nn.Parameter(torch.zeros(num_features))
        self.register_buffer("running_mean", torch.zeros(num_features))
        self.register_buffer("running_var", torch.ones(num_features))

    def forward(self, x: Tensor) -> Tensor:
        """Normalize by the batch in training, by the moving averages in eval."""
        if self.training:
            mean, var = self._measure(x)
            self._remember(mean, var, len(x))
        else:
            mean, var = self.running_mean, self.running_var
        return self.weight * (x - mean) / (var + self.eps).sqrt() + self.bias

    def _measure(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """Mean and biased variance of each feature of the batch."""
        if len(x) < 2:
            raise ValueError(f"training needs more than one sample, got shape {tuple(x.shape)}")
        mean = x.mean(dim=0)
        return mean, (x - mean).square().mean(dim=0)

    @torch.no_grad()
    def _remember(self, mean: Tensor, var: Tensor, n: int) -> None:
        """Move the averages by one batch of n samples."""
        self._move(self.running_mean, mean)
        self._move(self.running_var, var * n / (n - 1))

    def _move(self, average: Tensor, new: Tensor) -> None:
        average.copy_((1 - self.momentum) * average + self.momentum * new)


class LayerNorm(nn.Module):
    r"""Layer normalization: each instance over its own features, in training and eval alike.

        μ = (1/F) Σ_j x_j        σ² = (1/F) Σ_j (x_j − μ)²
        y = γ (x − μ) / √(σ² + ε) + β

    The lecture's layer norm has no parameters: that is γ = 1 and β = 0, where PyTorch's begins.

    Shapes:  x (..., F); `weight` and `bias` (F,); y like x.
    Raises:  ValueError if eps is negative.
    Source:  Ba, Kiros & Hinton, Layer normalization (2016); lecture, "Layer Normalization".
    """

    def __init__(self, num_features: int, eps: float = 1e-5) -> None:
        _refuse_negative(eps=eps)
        super().__init__()
        self.eps = eps
        self.weight = nn.Parameter(torch.ones(num_features))
        self.bias = nn.Parameter(torch.zeros(num_features))

    def forward(self, x: Tensor) -> Tensor:
        """Normalize over the last dimension."""
        mean = x.mean(dim=-1, keepdim=True)
        var = (x - mean).square().mean(dim=-1, keepdim=True)
        return self.weight * (x - mean) / (var + self.eps).sqrt() + self.bias
