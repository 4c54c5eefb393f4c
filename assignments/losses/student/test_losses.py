"""The public checks: PyTorch and a few numbers worked by hand say what is right.

Run them with `grader check`, or with plain `pytest`.
"""

from math import log

import torch
from hypothesis import strategies as st
from probes import call, jacobian
from torch.nn import functional

from grader.examine import cases, expect, functions, needs, number, sampled_from, tensors, weight

TO_EIGHT_DIGITS = {
    "rtol": {torch.float64: 1e-8, torch.float32: 1e-4},
    "atol": {torch.float64: 1e-10, torch.float32: 1e-5},
    "because": "right forms differ by 6e-16 and 5e-7, float32 in a float64 answer by 1e-8",
}
ONE_PART_IN_1E5 = {
    "rtol": {torch.float64: 1e-9, torch.float32: 1e-5},
    "atol": {torch.float64: 1e-10, torch.float32: 1e-4},
    "because": "4 eps times the largest logit, which is 100 here",
}
REDUCTIONS = sampled_from(["mean", "sum", "none"])


def column(*numbers: float) -> torch.Tensor:
    """Numbers of float64."""
    return torch.tensor(numbers, dtype=torch.float64)


def probabilities(*shape: int) -> st.SearchStrategy[torch.Tensor]:
    """Tensors of numbers between 0.05 and 0.95."""
    return tensors(*shape).map(lambda x: x.add_(4.5).div_(9))


def binary_targets(*shape: int) -> st.SearchStrategy[torch.Tensor]:
    """Tensors of 0.0 and 1.0."""
    return tensors(*shape).map(lambda x: x.gt_(0))


def classes(n: int, num_classes: int) -> st.SearchStrategy[torch.Tensor]:
    """n classes, each from 0 to num_classes − 1."""
    return st.lists(st.integers(0, num_classes - 1), min_size=n, max_size=n).map(torch.tensor)


@number("1.1")
@weight(2)
@functions("sigmoid")
@cases(examples=8, x=tensors(2, 3))
def test_sigmoid_follows_pytorch(student, x):
    """sigmoid gives the probabilities of torch.sigmoid: 0.5 for the logit 0, 0.75 for log 3."""
    expect(student.sigmoid(column(0, log(3), -log(3)))).close_to(column(0.5, 0.75, 0.25))

    expect(student.sigmoid(x)).close_to(torch.sigmoid(x), **TO_EIGHT_DIGITS)


@number("2.1")
@weight(2)
@functions("bce")
def test_bce_of_two_predictions(student):
    """A 1 predicted with 0.8 costs −log 0.8, a 0 predicted with 0.4 costs −log 0.6."""
    observed = student.bce(column(0.8, 0.4), column(1, 0))

    expect(observed).close_to((-log(0.8) - log(0.6)) / 2)


@number("2.2")
@weight(2)
@functions("bce")
@needs("test_bce_of_two_predictions")
@cases(examples=12, prob=probabilities(4, 2), target=binary_targets(4, 2), reduction=REDUCTIONS)
def test_bce_follows_pytorch(student, prob, target, reduction):
    """bce is F.binary_cross_entropy: the mean, the sum, or each loss by itself."""
    target = target.to(prob.dtype)
    expected = functional.binary_cross_entropy(prob, target, reduction=reduction)

    observed = student.bce(prob, target, reduction=reduction)

    expect(observed).close_to(expected, **TO_EIGHT_DIGITS)


@number("2.3")
@weight(1)
@functions("bce")
def test_bce_refuses_a_column_against_a_row(student):
    """Probabilities (3, 1) and targets (3,) raise ValueError; broadcast they give 9 losses."""
    prob, target = torch.full((3, 1), 0.25), torch.ones(3)
    student.run(call, "bce", prob, target.unsqueeze(1))  # a target of the same shape does not

    expect(student.attempt(call, "bce", prob, target)).refuses()


@number("3.1")
@weight(2)
@functions("bce_with_logits")
@cases(examples=12, logits=tensors(4, 2), target=binary_targets(4, 2), reduction=REDUCTIONS)
def test_bce_with_logits_follows_pytorch(student, logits, target, reduction):
    """bce_with_logits is F.binary_cross_entropy_with_logits in every reduction."""
    target = target.to(logits.dtype)
    expected = functional.binary_cross_entropy_with_logits(logits, target, reduction=reduction)

    observed = student.bce_with_logits(logits, target, reduction=reduction)

    expect(observed).close_to(expected, **TO_EIGHT_DIGITS)


@number("3.2")
@weight(1)
@functions("bce_with_logits")
@needs("test_bce_with_logits_follows_pytorch")
def test_bce_with_logits_of_a_confident_mistake(student):
    """A logit of 50 where the target is 0 is a loss of 50, −100 where it is 1 a loss of 100."""
    logits, target = torch.tensor([50.0, -100.0, 50.0]), torch.tensor([0.0, 1.0, 1.0])

    observed = student.bce_with_logits(logits, target, reduction="none")

    expect(observed).close_to(torch.tensor([50.0, 100.0, 0.0]), **ONE_PART_IN_1E5)


@number("4.1")
@weight(2)
@functions("softmax")
@cases(examples=8, x=tensors(3, 4))
def test_softmax_follows_pytorch(student, x):
    """softmax gives the probabilities of F.softmax: 1/6, 2/6, 3/6 for logits 0, log 2, log 3."""
    worked = student.softmax(column(0, log(2), log(3)))
    expect(worked).close_to(column(1 / 6, 2 / 6, 3 / 6))

    expect(student.softmax(x)).close_to(functional.softmax(x, dim=-1), **TO_EIGHT_DIGITS)


@number("4.2")
@weight(2)
@functions("log_softmax")
@cases(examples=8, x=tensors(3, 4))
def test_log_softmax_follows_pytorch(student, x):
    """log_softmax gives the log-probabilities of F.log_softmax: logs of 1/4 and 3/4."""
    worked = student.log_softmax(column(0, log(3)))
    expect(worked).close_to(column(log(1 / 4), log(3 / 4)))

    expect(student.log_softmax(x)).close_to(functional.log_softmax(x, dim=-1), **TO_EIGHT_DIGITS)


@number("5.1")
@weight(2)
@functions("nll")
def test_nll_picks_the_right_class(student):
    """Of log-probabilities −1, −2, −3 and −4, −5, −6 the classes 2 and 0 give losses 3 and 4."""
    log_prob, target = torch.tensor([[-1.0, -2.0, -3.0], [-4.0, -5.0, -6.0]]), torch.tensor([2, 0])

    expect(student.nll(log_prob, target, reduction="none")).close_to(torch.tensor([3.0, 4.0]))
    expect(student.nll(log_prob, target)).close_to(3.5)


@number("5.2")
@weight(2)
@functions("cross_entropy")
def test_cross_entropy_of_one_digit(student):
    """With logits 0 and log 3 class 1 has the probability 3/4, so the loss is −log(3/4)."""
    observed = student.cross_entropy(column(0, log(3)).unsqueeze(0), torch.tensor([1]))

    expect(observed).close_to(-log(3 / 4))


@number("5.3")
@weight(2)
@functions("cross_entropy")
@needs("test_cross_entropy_of_one_digit")
@cases(examples=12, logits=tensors(5, 3), target=classes(5, 3), reduction=REDUCTIONS)
def test_cross_entropy_follows_pytorch(student, logits, target, reduction):
    """cross_entropy is F.cross_entropy: the mean over the samples, the sum, or each loss."""
    expected = functional.cross_entropy(logits, target, reduction=reduction)

    observed = student.cross_entropy(logits, target, reduction=reduction)

    expect(observed).close_to(expected, **TO_EIGHT_DIGITS)


@number("5.4")
@weight(1)
@functions("cross_entropy")
@needs("test_cross_entropy_of_one_digit")
def test_cross_entropy_gradient_is_probability_minus_one_hot(student):
    """With probabilities 1/4 and 3/4 and class 0 the gradient of the logits is 1/4 − 1 and 3/4."""
    logits, target = column(0, log(3)).unsqueeze(0), torch.tensor([0])

    observed = student.run(jacobian, "cross_entropy", logits, target)

    expect(observed).close_to(column(-3 / 4, 3 / 4).reshape(1, 1, 2))


@number("6.1")
@weight(2)
@functions("one_hot")
def test_one_hot_of_three_digits(student):
    """The digits 0, 2 and 1 of four become rows with a single 1, in int64."""
    expected = torch.tensor([[1, 0, 0, 0], [0, 0, 1, 0], [0, 1, 0, 0]])

    observed = student.one_hot(torch.tensor([0, 2, 1]), 4)

    expect(observed).close_to(expected)
