"""The model answers of "normalization" equal PyTorch and scikit-learn, in value and gradient."""

from __future__ import annotations

import pytest
import torch
from sklearn.preprocessing import StandardScaler
from torch import Tensor, nn

from reference import normalization

DTYPES = pytest.mark.parametrize("dtype", [torch.float64, torch.float32], ids=str)


def some(*shape: int, dtype: torch.dtype = torch.float64) -> Tensor:
    """Numbers around 2, the same at every run."""
    return 2 + torch.randn(*shape, generator=torch.Generator().manual_seed(1)).to(dtype)


def pair(kind: str, dtype: torch.dtype, **settings: float) -> tuple[nn.Module, nn.Module]:
    """Our layer and PyTorch's for three features, with the same weight and bias."""
    layers = [getattr(home, kind)(3, **settings).to(dtype) for home in (normalization, nn)]
    with torch.no_grad():
        for layer in layers:
            layer.weight.copy_(some(3))
            layer.bias.copy_(some(3) - 1)
    return layers[0], layers[1]


def slopes(layer: nn.Module, x: Tensor) -> list[Tensor]:
    """The gradients of x, weight and bias for outputs that count differently."""
    x = x.clone().requires_grad_()
    y = layer(x)
    return list(torch.autograd.grad((y * y.detach().sin()).sum(), [x, *layer.parameters()]))


@DTYPES
def test_the_standardizer_is_scikit_learns(dtype: torch.dtype) -> None:
    """mean, std and transformed data equal those of StandardScaler, a constant feature too."""
    train, x = some(6, 3, dtype=dtype), some(4, 3, dtype=dtype)
    train[:, 1] = 2.5
    scaler = StandardScaler().fit(train.numpy())

    ours = normalization.Standardizer().fit(train)

    torch.testing.assert_close(ours.mean, torch.from_numpy(scaler.mean_).to(dtype))
    torch.testing.assert_close(ours.std, torch.from_numpy(scaler.var_).to(dtype).sqrt())
    expected = torch.from_numpy(scaler.transform(x.numpy())).to(dtype)
    torch.testing.assert_close(ours.transform(x), expected)


def test_the_standardizer_is_differentiable() -> None:
    """Finite differences agree with the derivative of transform."""
    ours = normalization.Standardizer().fit(some(5, 3))

    assert torch.autograd.gradcheck(ours.transform, some(2, 3).requires_grad_())


@DTYPES
@pytest.mark.parametrize("training", [True, False])
def test_batch_norm_is_pytorchs(dtype: torch.dtype, training: bool) -> None:
    """Output, gradients and averages equal PyTorch's after each of three batches."""
    ours, theirs = pair("BatchNorm1d", dtype, eps=1e-3, momentum=0.3)
    for n in (2, 5, 8):
        ours(some(n, 3, dtype=dtype))
        theirs(some(n, 3, dtype=dtype))
    x = some(4, 3, dtype=dtype)

    torch.testing.assert_close(ours.train(training)(x), theirs.train(training)(x))
    torch.testing.assert_close(slopes(ours, x), slopes(theirs, x))
    torch.testing.assert_close(dict(ours.named_buffers()), {
        name: value for name, value in theirs.named_buffers() if name != "num_batches_tracked"
    })  # fmt: skip


@DTYPES
@pytest.mark.parametrize("shape", [(3,), (4, 3), (2, 4, 3)], ids=str)
def test_layer_norm_is_pytorchs(dtype: torch.dtype, shape: tuple[int, ...]) -> None:
    """Output and gradients equal PyTorch's for inputs of any dimension, in eval too."""
    ours, theirs = pair("LayerNorm", dtype, eps=1e-3)
    x = some(*shape, dtype=dtype)

    torch.testing.assert_close(ours(x), theirs(x))
    torch.testing.assert_close(ours.eval()(x), theirs(x))
    torch.testing.assert_close(slopes(ours, x), slopes(theirs, x))


@pytest.mark.parametrize("kind", ["BatchNorm1d", "LayerNorm"])
def test_the_layers_derivatives_are_right(kind: str) -> None:
    """Finite differences agree with the derivative by x, in training."""
    ours, _ = pair(kind, torch.float64)

    assert torch.autograd.gradcheck(ours, some(4, 3).requires_grad_())


def test_an_example_by_hand() -> None:
    """(1, 3) has mean 2, biased variance 1, unbiased variance 2."""
    x = torch.tensor([[1.0], [3.0]])
    layer = normalization.BatchNorm1d(1, eps=3.0, momentum=0.5)

    assert layer(x).tolist() == [[-0.5], [0.5]]
    assert layer.running_mean.tolist() == [1.0]
    assert layer.running_var.tolist() == [1.5]
    assert normalization.LayerNorm(2, eps=3.0)(x.T).tolist() == [[-0.5, 0.5]]
    assert normalization.Standardizer().fit(x).transform(x).tolist() == [[-1.0], [1.0]]


def test_a_pytorch_state_can_be_loaded() -> None:
    """load_state_dict with strict=False takes all but PyTorch's count of batches."""
    theirs = nn.BatchNorm1d(3)
    theirs(some(4, 3, dtype=torch.float32))

    told = normalization.BatchNorm1d(3).load_state_dict(theirs.state_dict(), strict=False)

    assert told.missing_keys == []
    assert told.unexpected_keys == ["num_batches_tracked"]


def test_one_sample_cannot_be_trained_on() -> None:
    """A training batch of one sample is refused with its shape."""
    with pytest.raises(
        ValueError, match=r"^training needs more than one sample, got shape \(1, 3\)$"
    ):
        normalization.BatchNorm1d(3)(torch.ones(1, 3))


@pytest.mark.parametrize(
    ("kind", "name"), [("BatchNorm1d", "eps"), ("BatchNorm1d", "momentum"), ("LayerNorm", "eps")]
)
def test_negative_settings_are_refused(kind: str, name: str) -> None:
    """The message says which setting, and what it was."""
    with pytest.raises(ValueError, match=f"^{name} must not be negative, got -0.5$"):
        getattr(normalization, kind)(3, **{name: -0.5})
