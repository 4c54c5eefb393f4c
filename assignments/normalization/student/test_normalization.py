"""The public checks: PyTorch and a few numbers worked by hand say what is right.

Run them with `grader check`, or with plain `pytest`.
"""

import torch
from hypothesis import strategies as st
from probes import (
    fit_returns_itself,
    gradients,
    layer_output,
    layer_run,
    learned,
    moving_averages,
    new_layer,
    standardized,
)

from grader.examine import cases, expect, functions, needs, number, tensors, weight

TO_THREE_DIGITS = {
    "rtol": 1e-3,
    "atol": 1e-3,
    "because": "the place of ε shows as 1e-4 and has a check of its own; biased or not as 9 %",
}


def spread(x: torch.Tensor, dim: int = 0) -> torch.Tensor:
    """Makes no feature (or, along the last dimension, no instance) constant or nearly so."""
    is_narrow = x.amax(dim) - x.amin(dim) < 1
    x.select(dim, 0).add_(2 * is_narrow)
    return x


def plain(*rows: list[float]) -> torch.Tensor:
    """Rows of numbers as a float64 tensor."""
    return torch.tensor(rows, dtype=torch.float64)


def batches(*shape, **settings):
    """Batches (n, F) without a constant feature, one after the other in memory."""
    return tensors(*shape, layout="contiguous", **settings).map(spread)


@number("1.1")
@weight(2)
@functions("Standardizer")
def test_standardizer_works_by_hand(student):
    """The columns (1, 3) and (10, 30) have mean 2 and 20, σ 1 and 10: both become (−1, 1)."""
    train = plain([1, 10], [3, 30])

    observed = student.run(standardized, train, train)

    expect(observed).close_to(plain([-1, -1], [1, 1]), **TO_THREE_DIGITS)


@number("1.2")
@weight(2)
@functions("Standardizer")
@cases(examples=8, train=batches(st.integers(3, 6), 2))
def test_standardizer_learns_mean_and_population_std(student, train):
    """After fit, mean and std hold the mean of each feature and its σ, where Σ is divided by N."""
    observed = student.run(learned, train)

    expect(observed["mean"]).close_to(train.mean(0))
    expect(observed["std"]).close_to(train.std(0, correction=0))


@number("1.3")
@weight(1)
@functions("Standardizer")
@needs("test_standardizer_works_by_hand")
@cases(examples=6, train=batches(4, 3), x=batches(3, 3, dtype=torch.float64))
def test_standardizer_transforms_new_data_as_the_training_set(student, train, x):
    """transform uses the mean and σ of the data in fit, not those of the data it is given."""
    x = x.to(train.dtype)
    expected = (x - train.mean(0)) / train.std(0, correction=0)

    observed = student.run(standardized, train, x)

    expect(observed).close_to(expected, **TO_THREE_DIGITS)


@number("1.4")
@weight(1)
@functions("Standardizer")
def test_standardizer_fit_returns_itself(student):
    """fit(x) returns the standardizer, so that fit(x).transform(x) can be written."""
    observed = student.run(fit_returns_itself, plain([1, 10], [3, 30]))

    expect(observed).equals(True)


@number("2.1")
@weight(2)
@functions("BatchNorm1d")
def test_batch_norm_works_by_hand(student):
    """In training (10, 30) has μ = 20 and biased σ = 10: with γ = 4 and β = 5 it is 1 and 9."""
    state = {"weight": plain([4]), "bias": plain([5])}

    observed = student.run(layer_output, "BatchNorm1d", plain([10], [30]), state)

    expect(observed).close_to(plain([1], [9]), **TO_THREE_DIGITS)


@number("2.2")
@weight(2)
@functions("BatchNorm1d")
@cases(examples=8, x=batches(st.integers(3, 6), 3), weight=tensors(3), bias=tensors(3))
def test_batch_norm_in_training_follows_pytorch(student, x, weight, bias):
    """In training the output is that of torch.nn.BatchNorm1d, for any weight and bias."""
    asked = ("BatchNorm1d", x, {"weight": weight, "bias": bias})
    expected = layer_output(torch.nn, *asked)

    observed = student.run(layer_output, *asked)

    expect(observed).close_to(expected, **TO_THREE_DIGITS)


@number("2.3")
@weight(2)
@functions("BatchNorm1d")
def test_batch_norm_moves_its_averages(student):
    """With m = 0.3, the batch (1, 3) moves the averages to 0.3 · 2 and 0.7 + 0.3 · 2."""
    (observed,) = student.run(moving_averages, [torch.tensor([[1.0], [3.0]])], momentum=0.3)

    expect(observed["running_mean"]).close_to(torch.tensor([0.6]))
    expect(observed["running_var"]).close_to(torch.tensor([1.3]))


@number("2.4")
@weight(2)
@functions("BatchNorm1d")
@cases(examples=6, x=batches(st.integers(2, 5), 3), mean=tensors(3), weight=tensors(3))
def test_batch_norm_in_eval_uses_its_averages(student, x, mean, weight):
    """In eval running_mean and running_var normalize, as in torch.nn.BatchNorm1d."""
    averages = {"running_mean": mean, "running_var": mean.abs() + 0.5}
    state = {**averages, "weight": weight, "bias": weight + 1}
    expected = layer_run(torch.nn, [x], [False], state)

    observed = student.run(layer_run, [x], [False], state)

    expect(observed[0]["output"]).close_to(expected[0]["output"], **TO_THREE_DIGITS)


@number("2.5")
@weight(2)
@functions("BatchNorm1d")
@needs("test_batch_norm_in_training_follows_pytorch")
@cases(examples=6, x=batches(st.integers(3, 6), 3), weight=tensors(3), slope=tensors(6, 3))
def test_batch_norm_gradients_follow_pytorch(student, x, weight, slope):
    """In training the gradients of x, weight and bias are those of torch.nn.BatchNorm1d."""
    asked = ("BatchNorm1d", [x], [slope[: len(x)]], [True], {"weight": weight})
    (expected,) = gradients(torch.nn, *asked)

    (observed,) = student.run(gradients, *asked)

    for name in ("x", "weight", "bias"):
        expect(observed[name]).close_to(expected[name], **TO_THREE_DIGITS)


@number("2.6")
@weight(1)
@functions("BatchNorm1d")
def test_batch_norm_has_parameters_and_buffers(student):
    """weight and bias are its parameters, 1 and 0 at first; the averages are buffers, 0 and 1."""
    observed = student.run(new_layer, "BatchNorm1d", 3)

    expect(observed["parameters"]).equals({"bias": torch.zeros(3), "weight": torch.ones(3)})
    names = sorted(observed["buffers"])
    has_both = {"running_mean", "running_var"} <= set(names)
    expect(has_both).is_true("buffers running_mean and running_var", got=f"buffers {names}")
    expect(observed["buffers"]["running_mean"]).equals(torch.zeros(3))
    expect(observed["buffers"]["running_var"]).equals(torch.ones(3))


@number("2.7")
@weight(1)
@functions("BatchNorm1d")
def test_batch_norm_refuses_to_train_on_one_sample(student):
    """A training batch of one sample raises ValueError; a batch of two does not."""
    student.run(layer_output, "BatchNorm1d", plain([1, 2], [3, 5]), {})

    expect(student.attempt(layer_output, "BatchNorm1d", plain([1, 2]), {})).refuses()


@number("3.1")
@weight(2)
@functions("LayerNorm")
def test_layer_norm_works_by_hand(student):
    """Each row becomes −1 and 1: with γ = (4, 2), β = (5, 0) these are (1, 2) and (9, −2)."""
    state = {"weight": plain([4, 2]), "bias": plain([5, 0])}

    observed = student.run(layer_output, "LayerNorm", plain([1, 3], [30, 10]), state)

    expect(observed).close_to(plain([1, 2], [9, -2]), **TO_THREE_DIGITS)


@number("3.2")
@weight(2)
@functions("LayerNorm")
@cases(
    examples=8,
    x=tensors(st.integers(1, 4), 3, layout="contiguous").map(lambda x: spread(x, -1)),
    weight=tensors(3),
    bias=tensors(3),
)
def test_layer_norm_follows_pytorch(student, x, weight, bias):
    """The output is that of torch.nn.LayerNorm, for any weight and bias, and one sample too."""
    asked = ("LayerNorm", x, {"weight": weight, "bias": bias})
    expected = layer_output(torch.nn, *asked)

    observed = student.run(layer_output, *asked)

    expect(observed).close_to(expected, **TO_THREE_DIGITS)


@number("3.3")
@weight(1)
@functions("LayerNorm")
def test_layer_norm_has_parameters(student):
    """weight and bias are its parameters, 1 and 0 at first."""
    observed = student.run(new_layer, "LayerNorm", 3)

    expect(observed["parameters"]).equals({"bias": torch.zeros(3), "weight": torch.ones(3)})
