"""The model answers of the optimizers, against PyTorch, finite differences and numbers by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
import torch
from torch import Tensor

from reference import optimizers as model

DTYPES = (torch.float64, torch.float32)
SGD_SETTINGS = (
    {"lr": 0.1},
    {"lr": 0.1, "momentum": 0.9},
    {"lr": 0.1, "weight_decay": 0.5},
    {"lr": 0.05, "momentum": 0.5, "weight_decay": 0.1},
)
ADAM_SETTINGS = (
    {},
    {"lr": 0.1, "betas": (0.5, 0.9)},
    {"lr": 0.1, "eps": 0.1},
    {"lr": 0.1, "weight_decay": 0.5},
)


def waves(w: Tensor) -> Tensor:
    """A bowl with ripples."""
    return (w.sin() + w**2 / 4).sum()


def start(dtype: torch.dtype) -> Tensor:
    return torch.linspace(-2, 3, 12, dtype=dtype).reshape(3, 4)


def walk(make: Callable[[Iterable[Tensor]], object], w0: Tensor, steps: int = 20) -> Tensor:
    """The path of an optimizer down the waves."""
    weight = torch.nn.Parameter(w0.clone())
    optimizer = make(w for w in [weight])  # a generator, as model.parameters() is
    path = [w0]
    for _ in range(steps):
        optimizer.zero_grad()
        waves(weight).backward()
        optimizer.step()
        path.append(weight.detach().clone())
    return torch.stack(path)


def pushed(
    make: Callable[[list[Tensor]], object], w0: float, gradients: list[float]
) -> list[float]:
    """Where these gradients move a single weight, step by step."""
    weight = torch.nn.Parameter(torch.tensor(w0, dtype=torch.float64))
    optimizer = make([weight])
    path = []
    for gradient in gradients:
        weight.grad = torch.tensor(gradient, dtype=torch.float64)
        optimizer.step()
        path.append(weight.item())
    return path


# Gradient descent


@pytest.mark.parametrize("dtype", DTYPES)
def test_gradient_descent_walks_the_path_of_torch_optim(dtype: torch.dtype):
    """Full-batch gradient descent is torch.optim.SGD on the whole loss."""
    expected = walk(lambda w: torch.optim.SGD(w, lr=0.1), start(dtype))

    torch.testing.assert_close(model.gradient_descent(waves, start(dtype), 0.1, 20), expected)


def test_gradient_descent_steps_down_the_slope_of_finite_differences():
    """One step is lr times the slope of the loss, measured without autograd."""
    w0, h = start(torch.float64), 1e-5
    moves = h * torch.eye(w0.numel(), dtype=torch.float64).reshape(-1, *w0.shape)
    slopes = torch.stack([(waves(w0 + move) - waves(w0 - move)) / (2 * h) for move in moves])

    path = model.gradient_descent(waves, w0, lr=0.1, steps=1)

    torch.testing.assert_close(path[1], w0 - 0.1 * slopes.reshape(w0.shape), rtol=1e-8, atol=1e-9)


def test_gradient_descent_by_hand():
    """On w²/2 the gradient is w, so at lr 0.5 each step halves it."""
    path = model.gradient_descent(lambda w: w**2 / 2, torch.tensor(4.0), lr=0.5, steps=3)

    assert path.tolist() == [4, 2, 1, 0.5]


def test_gradient_descent_leaves_its_start_alone_and_returns_data():
    """The path has no graph, and w0 is afterwards what it was."""
    w0 = start(torch.float64)

    path = model.gradient_descent(waves, w0, lr=0.1, steps=2)

    assert (path.requires_grad, w0.requires_grad) == (False, False)
    assert torch.equal(w0, start(torch.float64))


# Batches


@pytest.mark.parametrize(("n", "batch_size", "count"), [(1000, 10, 100), (1000, 300, 4), (0, 3, 0)])
def test_an_epoch_has_as_many_iterations_as_batches(n: int, batch_size: int, count: int):
    """The numbers of the lecture; the last, smaller batch counts."""
    assert model.iterations_per_epoch(n, batch_size) == count
    assert len(list(model.minibatches(n, batch_size))) == count


def test_minibatches_hold_every_index_once():
    """Ten samples in batches of four are batches of four, four and two."""
    batches = list(model.minibatches(10, 4))

    assert [len(batch) for batch in batches] == [4, 4, 2]
    assert {batch.dtype for batch in batches} == {torch.int64}
    assert sorted(torch.cat(batches).tolist()) == list(range(10))


def test_minibatches_draw_from_their_generator_alone():
    """The same generator state gives the same epoch, the next state another; no global draw."""
    before = torch.get_rng_state()
    generator = torch.Generator().manual_seed(7)
    first, second = (torch.cat([*model.minibatches(50, 8, generator)]) for _ in range(2))
    again = torch.cat([*model.minibatches(50, 8, torch.Generator().manual_seed(7))])

    assert torch.equal(first, again)
    assert not torch.equal(first, second)
    assert torch.equal(torch.get_rng_state(), before)


# SGD and Adam


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("settings", SGD_SETTINGS)
def test_sgd_walks_the_path_of_torch_optim(dtype: torch.dtype, settings: dict[str, float]):
    """With a constant learning rate the slide's form and PyTorch's are one."""
    expected = walk(lambda w: torch.optim.SGD(w, **settings), start(dtype))

    torch.testing.assert_close(walk(lambda w: model.SGD(w, **settings), start(dtype)), expected)


def test_sgd_by_hand():
    """λ = 0.5, γ = 0.1 and gradients 1, 2, −1 give the velocities −0.1, −0.25, −0.025."""
    path = pushed(lambda w: model.SGD(w, lr=0.1, momentum=0.5), 1.0, [1.0, 2.0, -1.0])

    assert path == pytest.approx([0.9, 0.65, 0.625], rel=1e-12)


def test_the_slide_keeps_the_learning_rate_inside_the_velocity():
    """After γ falls to a tenth, the old velocity is as fast as before; PyTorch's slows down."""

    def second_move(kind: type) -> float:
        weight = torch.nn.Parameter(torch.zeros((), dtype=torch.float64))
        optimizer = kind([weight], lr=0.1, momentum=0.5)
        weight.grad = torch.ones_like(weight)
        optimizer.step()
        before = weight.item()
        settings = optimizer.param_groups[0] if kind is torch.optim.SGD else vars(optimizer)
        settings["lr"] = 0.01
        optimizer.step()
        return weight.item() - before

    assert second_move(model.SGD) == pytest.approx(0.5 * -0.1 - 0.01)
    assert second_move(torch.optim.SGD) == pytest.approx(-0.01 * (0.5 + 1))


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("settings", ADAM_SETTINGS)
def test_adam_walks_the_path_of_torch_optim(dtype: torch.dtype, settings: dict[str, float]):
    """With bias correction it is PyTorch's Adam."""
    expected = walk(lambda w: torch.optim.Adam(w, **settings), start(dtype))

    torch.testing.assert_close(walk(lambda w: model.Adam(w, **settings), start(dtype)), expected)


def test_adam_by_hand():
    """While the gradient stays the same, m̂/√v̂ is 1, so that each step is lr long."""
    path = pushed(lambda w: model.Adam(w, lr=0.1), 1.0, [5.0, 5.0, 5.0])

    assert path == pytest.approx([0.9, 0.8, 0.7], rel=1e-8)


def test_adam_of_the_slide_by_hand():
    """Without bias correction, gradients 1, 1 give m = 0.1, 0.19 and v = 0.001, 0.001999."""
    path = pushed(lambda w: model.Adam(w, lr=0.1, bias_correction=False), 1.0, [1.0, 1.0])

    first = 1 - 0.1 * 0.1 / 0.001**0.5
    assert path == pytest.approx([first, first - 0.1 * 0.19 / 0.001999**0.5], rel=1e-6)


@pytest.mark.parametrize("kind", ["SGD", "Adam"])
def test_a_weight_without_a_gradient_stays(kind: str):
    """It was not used in this loss."""
    used, unused = (torch.nn.Parameter(torch.ones(2)) for _ in range(2))
    optimizer = getattr(model, kind)([unused, used], lr=0.1)
    used.sum().backward()

    optimizer.step()
    optimizer.zero_grad()

    assert unused.tolist() == [1, 1]
    assert used.tolist() == pytest.approx([0.9, 0.9])
    assert (used.grad, unused.grad) == (None, None)


# The learning rate


def test_step_decay_is_step_lr():
    """The learning rate of torch.optim.lr_scheduler.StepLR, epoch by epoch."""
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=0.5)
    schedule = torch.optim.lr_scheduler.StepLR(optimizer, 3, 0.1)
    for epoch in range(10):
        assert model.step_decay(0.5, epoch, 3, 0.1) == pytest.approx(schedule.get_last_lr()[0])
        optimizer.step()
        schedule.step()


def test_step_decay_by_hand():
    """0.8 halved every two epochs."""
    assert [model.step_decay(0.8, epoch, 2, 0.5) for epoch in range(5)] == [0.8, 0.8, 0.4, 0.4, 0.2]


# Refusals

W = [torch.zeros(1)]
REFUSED = {
    "a negative lr of gradient_descent": lambda: model.gradient_descent(waves, W[0], -0.1, 1),
    "a lr of NaN": lambda: model.gradient_descent(waves, W[0], float("nan"), 1),
    "iterations in batches of 0": lambda: model.iterations_per_epoch(10, 0),
    "batches of 0, when the first is asked for": lambda: next(model.minibatches(10, 0)),
    "a negative lr of SGD": lambda: model.SGD(W, lr=-0.1),
    "a negative momentum": lambda: model.SGD(W, lr=0.1, momentum=-0.1),
    "a negative weight decay of SGD": lambda: model.SGD(W, lr=0.1, weight_decay=-0.1),
    "a negative lr of Adam": lambda: model.Adam(W, lr=-0.1),
    "a negative eps": lambda: model.Adam(W, eps=-1e-8),
    "a negative weight decay of Adam": lambda: model.Adam(W, weight_decay=-0.1),
    "a beta of 1": lambda: model.Adam(W, betas=(0.9, 1.0)),
    "a negative beta": lambda: model.Adam(W, betas=(-0.1, 0.999)),
    "a negative lr0": lambda: model.step_decay(-0.1, 0, 3, 0.1),
    "a step size of 0": lambda: model.step_decay(0.1, 0, 0, 0.1),
}


@pytest.mark.parametrize("setting", REFUSED)
def test_settings_that_make_no_sense_are_refused(setting: str):
    """Each docstring's Raises is true, and the message says what came."""
    with pytest.raises(
        ValueError, match=r"must (not be negative|be at least 1|be in \[0, 1\)), got"
    ):
        REFUSED[setting]()
