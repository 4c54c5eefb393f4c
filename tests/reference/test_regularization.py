"""The model answers of "regularization" equal PyTorch and their rules, in value and gradient."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import product
from typing import NamedTuple

import pytest
import torch
from scipy.stats import binom
from torch import Tensor, nn

from reference.regularization import Dropout, EarlyStopping, l2_penalty, sgd_weight_decay_step

DTYPES = pytest.mark.parametrize("dtype", [torch.float64, torch.float32], ids=str)
CHANCES = pytest.mark.parametrize("p", [0.3, 0.8])
NAN, INFINITY = float("nan"), float("inf")


def some(*shape: int, dtype: torch.dtype = torch.float64) -> Tensor:
    """Numbers around 2, none of them 0, the same at every run."""
    return (2 + torch.rand(*shape, generator=torch.Generator().manual_seed(1))).to(dtype)


def assert_binomial(count: int, trials: int, p: float) -> None:
    """A count that Binomial(trials, p) exceeds, on either side, once in 10^10 runs at most."""
    chance = min(binom.cdf(count, trials, p), binom.sf(count - 1, trials, p))
    assert chance > 1e-10, f"{count} of {trials} at p = {p}"


# ---------------------------------------------------------------- Dropout


@CHANCES
@pytest.mark.parametrize("inverted", [True, False])
def test_each_element_is_dropped_by_itself(p: float, inverted: bool) -> None:
    """All 16 masks of four elements are as frequent as p has it (false alarm under 1e-8)."""
    layer = Dropout(p, inverted)
    ones = torch.ones(2, 2)
    masks = [tuple((layer(ones) == 0).flatten().tolist()) for _ in range(4000)]

    for mask in product([True, False], repeat=4):
        chance = p ** sum(mask) * (1 - p) ** (4 - sum(mask))
        assert_binomial(masks.count(mask), len(masks), chance)


@CHANCES
def test_each_call_draws_anew(p: float) -> None:
    """An element dropped in two calls in a row is as rare as p² (false alarm under 1e-9)."""
    layer, ones = Dropout(p), torch.ones(100, 100)
    first, second = layer(ones) == 0, layer(ones) == 0

    assert_binomial(int(first.sum()), 10_000, p)
    assert_binomial(int((first & second).sum()), 10_000, p * p)


@DTYPES
@CHANCES
def test_survivors_and_eval_are_pytorchs(p: float, dtype: torch.dtype) -> None:
    """Where both drop nothing the values are nn.Dropout's; dtype and shape stay."""
    x = some(50, 4, dtype=dtype)
    ours, theirs = Dropout(p), nn.Dropout(p)
    y, other = ours(x), theirs(x)
    both = (y != 0) & (other != 0)

    assert both.any()
    torch.testing.assert_close(y[both], other[both])
    torch.testing.assert_close(ours.eval()(x), theirs.eval()(x), rtol=0, atol=0)


def test_the_slides_form_scales_in_eval() -> None:
    """inverted=False leaves the survivors alone and multiplies by 1 − p in eval."""
    x, layer = some(50, 4), Dropout(0.3, inverted=False)
    y = layer(x)

    torch.testing.assert_close(y, torch.where(y == 0, 0, x), rtol=0, atol=0)
    torch.testing.assert_close(layer.eval()(x), 0.7 * x)


@pytest.mark.parametrize("inverted", [True, False])
def test_the_ends_of_p(inverted: bool) -> None:
    """p = 0 leaves everything, p = 1 nothing; no NaN in either."""
    x = some(50, 4)

    assert Dropout(0, inverted)(x).equal(x)
    assert Dropout(1, inverted)(x).equal(torch.zeros_like(x))
    assert Dropout(0, inverted).eval()(x).equal(x)
    assert Dropout(1, inverted).eval()(x).equal(x if inverted else torch.zeros_like(x))


@CHANCES
@pytest.mark.parametrize(("inverted", "training"), list(product([True, False], repeat=2)))
def test_the_gradient_has_the_mask_of_the_output(p: float, inverted: bool, training: bool) -> None:
    """Finite differences agree with the derivative when both draw the same mask."""
    layer = Dropout(p, inverted).train(training)

    def drop(x: Tensor) -> Tensor:
        torch.manual_seed(1)
        return layer(x)  # type: ignore[no-any-return]

    assert torch.autograd.gradcheck(drop, some(3, 4).requires_grad_())


def test_a_mask_by_hand() -> None:
    """(1, 2, 3) with the second dropped is (2, 0, 6) at p = 0.5, and (1, 0, 3) on the slide."""
    x, is_kept = torch.tensor([1.0, 2.0, 3.0]), torch.tensor([True, False, True])

    assert Dropout(0.5)._drop(x, is_kept).tolist() == [2.0, 0.0, 6.0]
    assert Dropout(0.5, inverted=False)._drop(x, is_kept).tolist() == [1.0, 0.0, 3.0]


@pytest.mark.parametrize("p", [-0.5, 1.5, NAN])
def test_a_p_outside_0_and_1_is_refused(p: float) -> None:
    """The message says what p was."""
    with pytest.raises(ValueError, match=f"^p must be between 0 and 1, got {p}$"):
        Dropout(p)


# ---------------------------------------------------------------- weight decay


def test_a_penalty_by_hand() -> None:
    """0.5/2 · (3² + 4² + 2²) = 7.25, with the gradients 0.5 · W."""
    matrix = torch.tensor([[3.0, 4.0]], requires_grad=True)
    number = torch.tensor(2.0, requires_grad=True)

    penalty = l2_penalty(iter([matrix, number]), 0.5)

    assert penalty.tolist() == 7.25
    slopes = torch.autograd.grad(penalty, [matrix, number])
    assert [slope.tolist() for slope in slopes] == [[[1.5, 2.0]], 1.0]


@DTYPES
def test_the_penalty_is_autograds(dtype: torch.dtype) -> None:
    """It keeps the dtype; its value is that of norms, its derivative that of finite differences."""
    weights = [some(3, 2, dtype=dtype), some(4, dtype=dtype) - 3]

    penalty = l2_penalty(weights, 0.3)

    torch.testing.assert_close(penalty, 0.15 * sum(w.norm() ** 2 for w in weights))
    doubles = [weight.double().requires_grad_() for weight in weights]
    assert torch.autograd.gradcheck(lambda *params: l2_penalty(params, 0.3), doubles)


def test_no_parameter_costs_nothing() -> None:
    """The penalty of no parameter is the tensor 0."""
    assert l2_penalty([], 0.3).equal(torch.zeros(()))


@DTYPES
@pytest.mark.parametrize("alpha", [0.0, 0.5])
def test_a_step_is_pytorchs(dtype: torch.dtype, alpha: float) -> None:
    """The step of torch.optim.SGD; it is also the step on the penalised loss."""
    w, grad = some(3, 2, dtype=dtype), some(3, 2, dtype=dtype) - 3
    weight = nn.Parameter(w.clone())
    ((weight * grad).sum() + l2_penalty([weight], alpha)).backward()
    slope = weight.grad
    weight.grad = grad.clone()
    torch.optim.SGD([weight], lr=0.1, weight_decay=alpha).step()

    stepped = sgd_weight_decay_step(w, grad, 0.1, alpha)

    torch.testing.assert_close(stepped, weight.detach())
    torch.testing.assert_close(stepped, w - 0.1 * slope)


def test_a_step_by_hand() -> None:
    """From 2 with g = 1, γ = 0.1 and α = 0.5: 2 − 0.1 · (0.5 · 2 + 1) = 1.8; w stays 2."""
    w, grad = torch.tensor([2.0]), torch.tensor([1.0])

    assert sgd_weight_decay_step(w, grad, lr=0.1, alpha=0.5).tolist() == pytest.approx([1.8])
    assert (w.tolist(), grad.tolist()) == ([2.0], [1.0])


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: l2_penalty([], -0.5), "alpha"),
        (lambda: sgd_weight_decay_step(torch.ones(1), torch.ones(1), -0.5, 0.1), "lr"),
        (lambda: sgd_weight_decay_step(torch.ones(1), torch.ones(1), 0.1, -0.5), "alpha"),
    ],
)
def test_negative_settings_are_refused(call: Callable[[], Tensor], name: str) -> None:
    """The message says which setting, and what it was."""
    with pytest.raises(ValueError, match=f"^{name} must not be negative, got -0.5$"):
        call()


# ---------------------------------------------------------------- EarlyStopping


class Told(NamedTuple):
    """What is told after an epoch."""

    stops: bool
    counter: int
    best: float
    best_epoch: int | None


def told(stopping: EarlyStopping, losses: Iterable[float]) -> list[Told]:
    """What is told after each epoch."""
    return [
        Told(stopping.step(loss), stopping.counter, stopping.best, stopping.best_epoch)
        for loss in losses
    ]


def keras(losses: Iterable[float], patience: int, min_delta: float) -> list[Told]:
    """Keras's rule: the wait grows first, and an improvement puts it back."""
    wait, best, best_epoch, rows = 0, INFINITY, None, []
    for epoch, loss in enumerate(losses):
        wait += 1
        if loss + min_delta < best:
            best, best_epoch, wait = loss, epoch, 0
        rows.append(Told(wait >= patience, wait, best, best_epoch))
    return rows


def test_patience_by_hand() -> None:
    """With patience 2 the epochs 3, 2, 2, NaN, 1: stop at the fourth, and not at the fifth."""
    assert told(EarlyStopping(2), [3.0, 2.0, 2.0, NAN, 1.0]) == [
        (False, 0, 3.0, 0),
        (False, 0, 2.0, 1),
        (False, 1, 2.0, 1),
        (True, 2, 2.0, 1),
        (False, 0, 1.0, 4),
    ]


@pytest.mark.parametrize("patience", [1, 2, 3])
@pytest.mark.parametrize("min_delta", [0.0, 0.5])
def test_early_stopping_is_kerass(patience: int, min_delta: float) -> None:
    """The same after each epoch of all sequences of four losses out of five."""
    for losses in product([-1.0, 0.0, 0.5, 1.0, NAN], repeat=4):
        ours = told(EarlyStopping(patience, min_delta), losses)

        assert ours == keras(losses, patience, min_delta)


def test_a_tensor_is_a_loss() -> None:
    """A 0-d tensor counts as its number, and is not kept."""
    stopping = EarlyStopping(1)

    assert stopping.step(torch.tensor(0.5)) is False
    assert type(stopping.best) is float


@pytest.mark.parametrize("patience", [0, -1])
def test_a_patience_under_one_is_refused(patience: int) -> None:
    """The message says what patience was."""
    with pytest.raises(ValueError, match=f"^patience must be at least 1, got {patience}$"):
        EarlyStopping(patience)
