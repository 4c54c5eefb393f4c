"""The model answers of the losses, against PyTorch, finite differences and numbers by hand."""

from __future__ import annotations

from math import log
from types import SimpleNamespace
from typing import Any

import pytest
import torch
from torch import Tensor
from torch.nn import functional

from reference import losses as model

PYTORCH = SimpleNamespace(
    sigmoid=torch.sigmoid,
    bce=functional.binary_cross_entropy,
    bce_with_logits=functional.binary_cross_entropy_with_logits,
    softmax=functional.softmax,
    log_softmax=functional.log_softmax,
    nll=functional.nll_loss,
    cross_entropy=functional.cross_entropy,
)
DTYPES = (torch.float64, torch.float32)
REDUCTIONS = ("mean", "sum", "none")
LOSSES = ("bce", "bce_with_logits", "nll", "cross_entropy")
LARGE = (20.0, 88.0, 150.0, 1e4)


def logits(dtype: torch.dtype = torch.float64) -> Tensor:
    """Twelve of them, none of which is 0."""
    return torch.linspace(-3, 4, 12, dtype=dtype).reshape(4, 3)


def inputs(name: str, dtype: torch.dtype) -> tuple[Tensor, Tensor]:
    """What a loss is about, and its target."""
    if name in ("nll", "cross_entropy"):
        return logits(dtype), torch.tensor([2, 0, 0, 1])
    prediction = logits(dtype) if name == "bce_with_logits" else torch.sigmoid(logits(dtype))
    return prediction, (torch.arange(12).reshape(4, 3) % 5 / 4).to(dtype)


def value_and_gradient(subject: Any, name: str, x: Tensor, *others: Any, **settings: Any) -> Any:
    """The result, and the gradient of a weighted sum of its entries."""
    leaf = x.detach().clone().requires_grad_()
    result = getattr(subject, name)(leaf, *others, **settings)
    weights = torch.linspace(1, 2, result.numel(), dtype=x.dtype).reshape(result.shape)
    (gradient,) = torch.autograd.grad((weights * result).sum(), leaf)
    return result.detach(), gradient


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("reduction", REDUCTIONS)
@pytest.mark.parametrize("name", LOSSES)
def test_losses_equal_pytorch_in_value_and_gradient(name, reduction, dtype):
    """Every loss is PyTorch's, in every reduction and dtype, soft targets included."""
    asked = (name, *inputs(name, dtype))

    expected = value_and_gradient(PYTORCH, *asked, reduction=reduction)

    torch.testing.assert_close(value_and_gradient(model, *asked, reduction=reduction), expected)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize(
    ("name", "settings"),
    [
        ("sigmoid", {}),
        ("softmax", {"dim": 0}),
        ("softmax", {"dim": 1}),
        ("softmax", {"dim": -1}),
        ("log_softmax", {"dim": 0}),
        ("log_softmax", {"dim": 1}),
        ("log_softmax", {"dim": -1}),
    ],
)
def test_activations_equal_pytorch_in_value_and_gradient(name, settings, dtype):
    """Sigmoid, softmax and log-softmax are PyTorch's, along every dimension."""
    expected = value_and_gradient(PYTORCH, name, logits(dtype), **settings)

    torch.testing.assert_close(value_and_gradient(model, name, logits(dtype), **settings), expected)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("magnitude", LARGE)
@pytest.mark.parametrize("name", ["sigmoid", "bce_with_logits", "softmax", "log_softmax"])
def test_large_logits_are_right_and_finite(name, magnitude, dtype):
    """Values and gradients are within 4 eps of the largest logit, in float32 too."""
    x = magnitude * torch.tensor([[1, -1, 0.5], [-1, -1, -1], [1, 1, -0.5]], dtype=torch.float64)
    target = torch.tensor([[0, 1, 1], [0, 1, 0], [1, 0, 1]], dtype=torch.float64)
    others = [target] if name == "bce_with_logits" else []
    settings = {"reduction": "none"} if others else {"dim": 1} if "softmax" in name else {}

    expected = value_and_gradient(PYTORCH, name, x, *others, **settings)
    actual = value_and_gradient(
        model, name, x.to(dtype), *[one.to(dtype) for one in others], **settings
    )

    tolerance = {"rtol": 1e-6, "atol": 8 * torch.finfo(dtype).eps * magnitude}  # weights to 2
    torch.testing.assert_close(actual, tuple(one.to(dtype) for one in expected), **tolerance)


@pytest.mark.parametrize("magnitude", LARGE)
def test_cross_entropy_of_large_logits_is_right_and_finite(magnitude):
    """Values and gradients are within 4 eps of the largest logit, in float32."""
    x = magnitude * torch.tensor([[1, -1, 0.5], [-1, -1, -1], [1, 1, -0.5]])
    target = torch.tensor([1, 0, 2])

    expected = value_and_gradient(PYTORCH, "cross_entropy", x.double(), target, reduction="none")
    actual = value_and_gradient(model, "cross_entropy", x, target, reduction="none")

    tolerance = {"rtol": 1e-6, "atol": 8 * torch.finfo(x.dtype).eps * magnitude}
    torch.testing.assert_close(actual, tuple(one.float() for one in expected), **tolerance)


@pytest.mark.parametrize("name", LOSSES)
def test_losses_have_the_gradient_of_finite_differences(name):
    """Autograd through each loss agrees with small steps."""
    x, target = inputs(name, torch.float64)
    leaf = x.clone().requires_grad_()

    assert torch.autograd.gradcheck(lambda x: getattr(model, name)(x, target, "none"), leaf)


@pytest.mark.parametrize("name", ["sigmoid", "softmax", "log_softmax"])
def test_activations_have_the_gradient_of_finite_differences(name):
    """Autograd through each activation agrees with small steps."""
    assert torch.autograd.gradcheck(getattr(model, name), logits().requires_grad_())


def test_bce_clamps_each_log_as_pytorch_does():
    """At probabilities of 0 and 1 a log is −100, for soft targets too."""
    prob = torch.tensor([0.0, 0.0, 1.0, 1.0, 0.0, 1.0], dtype=torch.float64)
    target = torch.tensor([0.0, 1.0, 0.0, 1.0, 0.25, 0.25], dtype=torch.float64)

    actual = model.bce(prob, target, "none").tolist()

    assert actual == [0.0, 100.0, 100.0, 0.0, 25.0, 75.0]
    assert actual == functional.binary_cross_entropy(prob, target, reduction="none").tolist()


@pytest.mark.parametrize("dtype", [torch.int64, torch.uint8, torch.bool])
@pytest.mark.parametrize("name", ["bce", "bce_with_logits"])
def test_binary_targets_may_be_integers_and_booleans(name, dtype):
    """They count as 0.0 and 1.0, and the loss keeps the dtype of the prediction."""
    prediction, target = torch.tensor([0.25, 0.5, 0.75]), torch.tensor([0, 1, 1])

    actual = getattr(model, name)(prediction, target.to(dtype), "none")

    torch.testing.assert_close(
        actual, getattr(PYTORCH, name)(prediction, target.float(), reduction="none")
    )


@pytest.mark.parametrize("name", ["bce", "bce_with_logits"])
def test_targets_of_another_shape_are_refused(name):
    """A column against a row would broadcast."""
    with pytest.raises(ValueError, match="target has shape"):
        getattr(model, name)(torch.full((3, 1), 0.5), torch.ones(3))


@pytest.mark.parametrize("name", LOSSES)
def test_unknown_reductions_are_refused(name):
    """The message names the known ones."""
    with pytest.raises(ValueError, match="'mean', 'sum' or 'none', got 'average'"):
        getattr(model, name)(*inputs(name, torch.float64), "average")


@pytest.mark.parametrize("labels", [torch.tensor(2), torch.tensor([[0, 3], [1, 1], [2, 0]])])
def test_one_hot_equals_pytorch(labels):
    """Labels of any shape become int64 vectors."""
    expected = functional.one_hot(labels, 5)

    torch.testing.assert_close(model.one_hot(labels, 5), expected)


@pytest.mark.parametrize("labels", [[0, 3], [-1, 0]])
def test_one_hot_refuses_labels_out_of_range(labels):
    """A negative label, and one that is too large."""
    with pytest.raises(ValueError, match="labels must be in 0 … 2"):
        model.one_hot(torch.tensor(labels), 3)


def test_two_classes_by_hand():
    """Logits 0 and log 3 are probabilities 1/4 and 3/4."""
    x, quarter = torch.tensor([[0.0, log(3)]], dtype=torch.float64), log(1 / 4)

    assert model.sigmoid(torch.tensor(log(3))).item() == pytest.approx(3 / 4)
    assert model.softmax(x).tolist() == [pytest.approx([1 / 4, 3 / 4])]
    assert model.log_softmax(x).tolist() == [pytest.approx([quarter, log(3 / 4)])]
    assert model.nll(model.log_softmax(x), torch.tensor([0])).item() == pytest.approx(-quarter)
    assert model.cross_entropy(x, torch.tensor([0])).item() == pytest.approx(-quarter)
    assert model.bce(torch.tensor([0.25]), torch.tensor([1])).item() == pytest.approx(-quarter)
    assert model.one_hot(torch.tensor([1]), 2).tolist() == [[0, 1]]
    binary = model.bce_with_logits(torch.tensor([log(3)]), torch.tensor([False]))
    assert binary.item() == pytest.approx(-quarter)
