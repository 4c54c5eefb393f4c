"""Assignment "Normalization": your answers.

Replace every `raise NotImplementedError(...)`; its text says what to write there. Names, arguments
and results must stay as they are. The handout is README.md. PyTorch's own normalization layers and
functions may not be used.

Letters: μ mean, σ standard deviation, γ `weight`, β `bias`, ε `eps`, m `momentum`.
"""

from __future__ import annotations

import torch  # noqa: F401 - you will need it
from torch import Tensor, nn


class Standardizer:
    """Each feature with mean 0 and standard deviation 1, as measured on the training set.

        μ_j = (1/N) Σ_i x_ij        σ_j² = (1/N) Σ_i (x_ij − μ_j)²        fit
        (x_ij − μ_j) / σ_j                                                transform

    A feature that was constant in `fit` becomes 0 there.

    Shapes:  x (N, F); attributes `mean` and `std` (F,); the result has x's shape and dtype.
    """

    def fit(self, x: Tensor) -> Standardizer:
        """Measure the mean and the standard deviation of each feature; return self."""
        raise NotImplementedError(
            "Standardizer.fit: keep the mean of each column in self.mean and its standard "
            "deviation, Σ divided by N, in self.std; return self"
        )

    def transform(self, x: Tensor) -> Tensor:
        """Standardize x, which may be new data, by what the last fit saw."""
        raise NotImplementedError(
            "Standardizer.transform: subtract self.mean and divide by self.std, "
            "but never by a σ of 0"
        )


class BatchNorm1d(nn.Module):
    """Batch normalization of (N, F).

        training     μ = (1/n) Σ_i x_i        σ² = (1/n) Σ_i (x_i − μ)²
        eval         μ = running_mean         σ² = running_var
        y = γ (x − μ) / √(σ² + ε) + β

    Each training batch also moves the averages, with the unbiased variance and without a graph:

        running_mean ← (1 − m) running_mean + m μ
        running_var  ← (1 − m) running_var  + m σ² n / (n − 1)

    Shapes:  x (N, F); parameters `weight` and `bias`, buffers `running_mean` and `running_var`
             (F,); y has x's shape and dtype.
    Raises:  ValueError if eps or momentum is negative, or a training batch has one sample.
    """

    def __init__(self, num_features: int, eps: float = 1e-5, momentum: float = 0.1) -> None:
        """γ and running_var begin as ones, β and running_mean as zeros."""
        super().__init__()
        raise NotImplementedError(
            "BatchNorm1d.__init__: refuse negative settings and keep them; make weight and bias "
            "with nn.Parameter, running_mean and running_var with self.register_buffer"
        )

    def forward(self, x: Tensor) -> Tensor:
        """Normalize by the batch if self.training, else by the moving averages."""
        raise NotImplementedError(
            "BatchNorm1d.forward: if self.training, refuse a single sample, measure μ and σ² of "
            "the batch and move the averages under torch.no_grad; else take the averages; "
            "then normalize, scale and shift"
        )


class LayerNorm(nn.Module):
    """Layer normalization: each instance over its own features, in training and eval alike.

        μ = (1/F) Σ_j x_j        σ² = (1/F) Σ_j (x_j − μ)²
        y = γ (x − μ) / √(σ² + ε) + β

    Shapes:  x (..., F); parameters `weight` and `bias` (F,); y has x's shape and dtype.
    Raises:  ValueError if eps is negative.
    """

    def __init__(self, num_features: int, eps: float = 1e-5) -> None:
        """γ begins as ones, β as zeros: the lecture's layer norm, without parameters."""
        super().__init__()
        raise NotImplementedError(
            "LayerNorm.__init__: refuse a negative eps and keep it; make weight and bias "
            "with nn.Parameter"
        )

    def forward(self, x: Tensor) -> Tensor:
        """Normalize over the last dimension."""
        raise NotImplementedError(
            "LayerNorm.forward: measure μ and σ² over the last dimension, which is kept with "
            "size 1 so that it broadcasts; then normalize, scale and shift"
        )
