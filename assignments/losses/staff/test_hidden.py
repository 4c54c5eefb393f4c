"""The hidden checks: the inputs that show a subtle mistake (see design.md)."""

from itertools import product
from types import SimpleNamespace

import torch
from hypothesis import strategies as st
from probes import call, dtypes, inputs_afterwards, jacobian
from torch.nn import functional

from grader.examine import cases, expect, functions, needs, number, sampled_from, tensors, weight

SIGMOID_BASICS = "test_sigmoid_follows_pytorch"
BCE_BASICS = "test_bce_of_two_predictions"
BCE_ALL = "test_bce_follows_pytorch"
BCE_TARGETS = "test_bce_takes_targets_of_every_kind"
LOGITS_BASICS = "test_bce_with_logits_follows_pytorch"
CONFIDENT = "test_bce_with_logits_of_a_confident_mistake"
SOFTMAX_BASICS = "test_softmax_follows_pytorch"
LOG_SOFTMAX_BASICS = "test_log_softmax_follows_pytorch"
NLL_BASICS = "test_nll_picks_the_right_class"
ENTROPY_BASICS = "test_cross_entropy_of_one_digit"
ENTROPY_ALL = "test_cross_entropy_follows_pytorch"
ONE_HOT_BASICS = "test_one_hot_of_three_digits"

TO_EIGHT_DIGITS = {
    "rtol": {torch.float64: 1e-8, torch.float32: 1e-4},
    "atol": {torch.float64: 1e-10, torch.float32: 1e-5},
    "because": "right forms differ by 6e-16 and 5e-7, float32 in a float64 answer by 1e-8",
}
BOTH = (torch.float32, torch.float64)
REDUCTIONS = sampled_from(["mean", "sum", "none"])
MAGNITUDES = (20, 50, 88, 150, 1000, 10000)  # float32 overflows in exp from 88.7 on, float64 709
# The right class far ahead, far behind, among equals; a row of low logits under one of high ones.
ROWS = torch.tensor(
    [[1, -1, 0.5, 0], [-1, -1, -1, -1], [1, 1, -1, 1], [-1, -0.5, -1, -0.75], [0, 0, 0, 1]]
)
ROW_TARGETS = torch.tensor([1, 2, 0, 0, 3])
SIDES = torch.tensor([1.0, -1.0, 1.0, -1.0, 0.5, -0.5])
SIDE_TARGETS = torch.tensor([0.0, 1.0, 1.0, 0.0, 0.0, 1.0])

# Of the prediction and of the target: broadcast both ways, equal in number only, not even that.
OTHER_SHAPES = (
    ((3,), (3, 1)), ((3, 1), (3,)), ((2, 3), (3,)), ((2, 3), (1, 3)), ((3,), ()),
    ((1,), (1, 1)), ((2, 3), (3, 2)), ((4,), (3,)),
)  # fmt: skip

PYTORCH = SimpleNamespace(
    sigmoid=torch.sigmoid,
    bce=functional.binary_cross_entropy,
    bce_with_logits=functional.binary_cross_entropy_with_logits,
    softmax=functional.softmax,
    log_softmax=functional.log_softmax,
    nll=functional.nll_loss,
    cross_entropy=functional.cross_entropy,
)


def probabilities(*shape):
    """Tensors of numbers between 0.05 and 0.95."""
    return tensors(*shape).map(lambda x: x.add_(4.5).div_(9))


def classes(n, num_classes):
    """n classes, each from 0 to num_classes − 1."""
    return st.lists(st.integers(0, num_classes - 1), min_size=n, max_size=n).map(torch.tensor)


def far(magnitude):
    """The tolerance of the contract for logits up to a magnitude: 4 eps times it."""
    atol = {dtype: 4 * torch.finfo(dtype).eps * magnitude for dtype in BOTH}
    atol[torch.float64] = max(atol[torch.float64], 1e-11)
    rtol = {torch.float64: 1e-8, torch.float32: 1e-5}
    return {"rtol": rtol, "atol": atol, "because": "4 eps · max|logit|: logits round like that"}


def exactly(probe, name, x, *others, **settings):
    """PyTorch's answer to a question in float64, in the dtype of x."""
    doubled = [one.double() if one.is_floating_point() else one for one in others]
    return probe(PYTORCH, name, x.double(), *doubled, **settings).to(x.dtype)


def expect_right_far_out(student, name, pattern, *others, **settings):
    """Values and gradients for logits of every magnitude in both dtypes, small ones first."""
    for probe, magnitude, dtype in product((call, jacobian), MAGNITUDES, BOTH):
        x = (magnitude * pattern).to(dtype)
        floats = [one.to(dtype) if one.is_floating_point() else one for one in others]
        expected = exactly(probe, name, x, *floats, **settings)

        observed = student.run(probe, name, x, *floats, **settings)

        expect(observed).close_to(expected, **far(magnitude))


def expect_left_alone(student, name, *inputs, **settings):
    """The inputs of a function are the same after the call."""
    observed = student.run(inputs_afterwards, name, *inputs, **settings)

    expect(observed).equals([one.clone() for one in inputs])


def expect_own_dtype(student, name, x, target):
    """Every reduction holds the dtype of x, or is a plain number."""
    for dtype in BOTH:
        kept = str(dtype).removeprefix("torch.")
        right = target.to(dtype) if target.is_floating_point() else target

        observed = student.run(dtypes, name, x.to(dtype), right)

        claim = f"{kept}, the dtype of the input, in every reduction"
        expect(set(observed.values()) <= {kept, "number"}).is_true(claim, got=str(observed))


# ---------------------------------------------------------------- 1. sigmoid


@number("1.2")
@weight(1)
@functions("sigmoid")
@needs(SIGMOID_BASICS)
@cases(examples=6, x=tensors(2, 3, dtype=torch.float64))
def test_sigmoid_has_the_gradient_of_pytorch(student, x):
    """Gradients flow through sigmoid as through torch.sigmoid."""
    x = x + 1 / 16  # at 0 right forms differ

    expected = jacobian(PYTORCH, "sigmoid", x)

    observed = student.run(jacobian, "sigmoid", x)

    expect(observed).close_to(expected, **TO_EIGHT_DIGITS)


@number("1.3")
@weight(2)
@functions("sigmoid")
@needs("test_sigmoid_has_the_gradient_of_pytorch")
def test_sigmoid_of_large_logits(student):
    """For logits from ±10 to ±10000 sigmoid and its gradient are finite and right."""
    expect_right_far_out(student, "sigmoid", SIDES)


@number("1.4")
@weight(1)
@functions("sigmoid")
@needs(SIGMOID_BASICS)
def test_sigmoid_leaves_its_argument_alone(student):
    """sigmoid does not change the x it is given."""
    expect_left_alone(student, "sigmoid", torch.tensor([3.0, -2.0, 0.0, 200.0, -200.0]))


# ---------------------------------------------------------------- 2. bce


@number("2.4")
@weight(1)
@functions("bce")
@needs(BCE_TARGETS)
def test_bce_clamps_each_log(student):
    """At probabilities of 0, 1 and 1e-60 each log is at least −100, for soft targets too."""
    prob = torch.tensor([0, 0, 1, 1, 0, 1, 1e-30, 1e-40, 1e-60], dtype=torch.float64)
    target = torch.tensor([0, 1, 0, 1, 0.25, 0.25, 1, 1, 1], dtype=torch.float64)
    for dtype in BOTH:
        expected = functional.binary_cross_entropy(
            prob.to(dtype), target.to(dtype), reduction="none"
        )

        observed = student.bce(prob.to(dtype), target.to(dtype), reduction="none")

        expect(observed).close_to(expected, **TO_EIGHT_DIGITS)


@number("2.5")
@weight(1)
@functions("bce")
@needs(BCE_ALL)
@cases(examples=8, prob=probabilities(2, 3), reduction=REDUCTIONS)
def test_bce_has_the_gradient_of_pytorch(student, prob, reduction):
    """The gradient of prob is right for probabilities from 2e-6 to 1 − 2e-6."""
    prob = prob.clone()
    prob[0, :2] = torch.tensor([2.0**-19, 1 - 2.0**-19])
    target = torch.tensor([[1.0, 1.0, 0.0], [1.0, 0.0, 0.0]], dtype=prob.dtype)
    expected = exactly(jacobian, "bce", prob, target, reduction=reduction)

    observed = student.run(jacobian, "bce", prob, target, reduction=reduction)

    expect(observed).close_to(expected, **TO_EIGHT_DIGITS)


@number("2.6")
@weight(1)
@functions("bce")
@needs(BCE_ALL)
def test_bce_takes_targets_of_every_kind(student):
    """Integers and booleans are 0.0 and 1.0, fractions weigh both logs; dtype is prob's."""
    prob, target = torch.tensor([0.25, 0.5, 0.75, 0.125]), torch.tensor([0, 1, 1, 0])
    soft = torch.tensor([0.25, 1.0, 0.5, 0.0])
    for dtype in (torch.int64, torch.int32, torch.uint8, torch.bool, torch.float32):
        given = soft if dtype == torch.float32 else target.to(dtype)
        expected = functional.binary_cross_entropy(prob, given.float(), reduction="none")

        observed = student.bce(prob, given, reduction="none")

        expect(observed).close_to(expected, **TO_EIGHT_DIGITS)
        expect(student.bce(prob, given)).close_to(expected.mean(), **TO_EIGHT_DIGITS)
    expect_own_dtype(student, "bce", prob, target)
    expect_own_dtype(student, "bce", prob, soft)


@number("2.7")
@weight(1)
@functions("bce")
def test_bce_refuses_other_shapes_and_reductions(student):
    """A target that would have to be broadcast or reshaped raises ValueError; so does "average"."""
    for reduction in ("mean", "sum", "none"):  # the same shape and these do not
        student.run(call, "bce", torch.full((2, 3), 0.25), torch.ones(2, 3), reduction=reduction)

    for of_prob, of_target in OTHER_SHAPES:
        prob, target = torch.full(of_prob, 0.25), torch.ones(of_target)
        expect(student.attempt(call, "bce", prob, target)).refuses()
    same = torch.full((3,), 0.25)
    expect(student.attempt(call, "bce", same, torch.ones(3), reduction="average")).refuses()


@number("2.8")
@weight(1)
@functions("bce")
@needs(BCE_BASICS)
def test_bce_leaves_its_arguments_alone(student):
    """bce changes neither the probabilities nor the target it is given."""
    prob, target = torch.tensor([0.0, 0.25, 0.75, 1.0]), torch.tensor([0.0, 1.0, 0.0, 1.0])
    expect_left_alone(student, "bce", prob, target)


# ---------------------------------------------------------------- 3. bce_with_logits


@number("3.3")
@weight(1)
@functions("bce_with_logits")
@needs(LOGITS_BASICS)
@cases(examples=8, logits=tensors(2, 3, dtype=torch.float64), reduction=REDUCTIONS)
def test_bce_with_logits_has_the_gradient_of_pytorch(student, logits, reduction):
    """The gradient of the logits is σ(x) − t, in every reduction."""
    logits = logits + 1 / 16  # at 0 right forms differ
    target = torch.tensor([[1.0, 1.0, 0.0], [1.0, 0.0, 0.0]], dtype=logits.dtype)
    expected = jacobian(PYTORCH, "bce_with_logits", logits, target, reduction=reduction)

    observed = student.run(jacobian, "bce_with_logits", logits, target, reduction=reduction)

    expect(observed).close_to(expected, **TO_EIGHT_DIGITS)


@number("3.4")
@weight(2)
@functions("bce_with_logits")
@needs(CONFIDENT, "test_bce_with_logits_has_the_gradient_of_pytorch")
def test_bce_with_logits_of_large_logits(student):
    """For logits from ±10 to ±10000, right or wrong, loss and gradient are as in PyTorch."""
    expect_right_far_out(student, "bce_with_logits", SIDES, SIDE_TARGETS, reduction="none")


@number("3.5")
@weight(1)
@functions("bce_with_logits")
@needs(LOGITS_BASICS)
def test_bce_with_logits_takes_targets_of_every_kind(student):
    """Integers and booleans are 0.0 and 1.0, fractions weigh both logs; dtype is the logits'."""
    logits, target = torch.tensor([-1.5, 0.5, 2.0, -0.25]), torch.tensor([0, 1, 1, 0])
    soft = torch.tensor([0.25, 1.0, 0.5, 0.0])
    for dtype in (torch.int64, torch.int32, torch.uint8, torch.bool, torch.float32):
        given = soft if dtype == torch.float32 else target.to(dtype)
        expected = functional.binary_cross_entropy_with_logits(
            logits, given.float(), reduction="none"
        )

        observed = student.bce_with_logits(logits, given, reduction="none")

        expect(observed).close_to(expected, **TO_EIGHT_DIGITS)
        expect(student.bce_with_logits(logits, given)).close_to(expected.mean(), **TO_EIGHT_DIGITS)
    expect_own_dtype(student, "bce_with_logits", logits, target)
    expect_own_dtype(student, "bce_with_logits", logits, soft)


@number("3.6")
@weight(1)
@functions("bce_with_logits")
def test_bce_with_logits_refuses_other_shapes_and_reductions(student):
    """A target that would have to be broadcast or reshaped raises ValueError; so does "average"."""
    for reduction in ("mean", "sum", "none"):  # the same shape and these do not
        student.run(
            call, "bce_with_logits", torch.ones(2, 3), torch.ones(2, 3), reduction=reduction
        )

    for of_logits, of_target in OTHER_SHAPES:
        logits, target = torch.ones(of_logits), torch.ones(of_target)
        expect(student.attempt(call, "bce_with_logits", logits, target)).refuses()
    same = torch.ones(3)
    expect(student.attempt(call, "bce_with_logits", same, same, reduction="average")).refuses()


@number("3.7")
@weight(1)
@functions("bce_with_logits")
@needs(LOGITS_BASICS)
def test_bce_with_logits_leaves_its_arguments_alone(student):
    """bce_with_logits changes neither the logits nor the target it is given."""
    logits, target = torch.tensor([3.0, -2.0, 0.0, 200.0]), torch.tensor([0.0, 1.0, 0.0, 1.0])
    expect_left_alone(student, "bce_with_logits", logits, target)


# ---------------------------------------------------------------- 4. softmax and log_softmax


@number("4.3")
@weight(1)
@functions("softmax")
@needs(SOFTMAX_BASICS)
@cases(examples=10, x=tensors(3, 2, 3), dim=sampled_from([0, 1, 2, -1, -2, -3]))
def test_softmax_along_any_dimension(student, x, dim):
    """softmax sums to 1 along the dimension that is asked for."""
    observed = student.softmax(x, dim=dim)

    expect(observed).close_to(functional.softmax(x, dim=dim), **TO_EIGHT_DIGITS)


@number("4.4")
@weight(1)
@functions("softmax")
@needs(SOFTMAX_BASICS)
@cases(examples=6, x=tensors(2, 3, dtype=torch.float64))
def test_softmax_has_the_gradient_of_pytorch(student, x):
    """Gradients flow through softmax, its sum included, as through F.softmax."""
    expected = jacobian(PYTORCH, "softmax", x, dim=-1)

    observed = student.run(jacobian, "softmax", x)

    expect(observed).close_to(expected, **TO_EIGHT_DIGITS)


@number("4.5")
@weight(2)
@functions("softmax")
@needs("test_softmax_along_any_dimension", "test_softmax_has_the_gradient_of_pytorch")
def test_softmax_of_large_logits(student):
    """For logits to ±10000 softmax and its gradient are right, whatever the other rows hold."""
    expect_right_far_out(student, "softmax", ROWS, dim=1)
    expect_right_far_out(student, "softmax", ROWS.T.unsqueeze(0), dim=1)


@number("4.6")
@weight(1)
@functions("softmax")
@needs(SOFTMAX_BASICS)
def test_softmax_leaves_its_argument_alone(student):
    """softmax does not change the x it is given."""
    expect_left_alone(student, "softmax", torch.tensor([[3.0, -2.0, 0.5], [200.0, 0.0, -200.0]]))


@number("4.7")
@weight(1)
@functions("log_softmax")
@needs(LOG_SOFTMAX_BASICS)
@cases(examples=10, x=tensors(3, 2, 3), dim=sampled_from([0, 1, 2, -1, -2, -3]))
def test_log_softmax_along_any_dimension(student, x, dim):
    """log_softmax normalises along the dimension that is asked for."""
    observed = student.log_softmax(x, dim=dim)

    expect(observed).close_to(functional.log_softmax(x, dim=dim), **TO_EIGHT_DIGITS)


@number("4.8")
@weight(1)
@functions("log_softmax")
@needs(LOG_SOFTMAX_BASICS)
@cases(examples=6, x=tensors(2, 3, dtype=torch.float64))
def test_log_softmax_has_the_gradient_of_pytorch(student, x):
    """Gradients flow through log_softmax, its sum included, as through F.log_softmax."""
    expected = jacobian(PYTORCH, "log_softmax", x, dim=-1)

    observed = student.run(jacobian, "log_softmax", x)

    expect(observed).close_to(expected, **TO_EIGHT_DIGITS)


@number("4.9")
@weight(2)
@functions("log_softmax")
@needs("test_log_softmax_along_any_dimension", "test_log_softmax_has_the_gradient_of_pytorch")
def test_log_softmax_of_large_logits(student):
    """For logits to ±10000 log_softmax and its gradient are right, for tiny probabilities too."""
    expect_right_far_out(student, "log_softmax", ROWS, dim=1)
    expect_right_far_out(student, "log_softmax", ROWS.T.unsqueeze(0), dim=1)


@number("4.10")
@weight(1)
@functions("log_softmax")
@needs(LOG_SOFTMAX_BASICS)
def test_log_softmax_leaves_its_argument_alone(student):
    """log_softmax does not change the x it is given."""
    x = torch.tensor([[3.0, -2.0, 0.5], [200.0, 0.0, -200.0]])
    expect_left_alone(student, "log_softmax", x)


# ---------------------------------------------------------------- 5. nll and cross_entropy


@number("5.5")
@weight(1)
@functions("nll")
@needs(NLL_BASICS)
def test_nll_of_any_number_of_samples_and_classes(student):
    """One sample, as many as classes, an absent top class, strided targets; arguments unchanged."""
    for n, targets in [(1, [1]), (3, [2, 0, 0]), (3, [1, 0, 1]), (5, [0, 1, 1, 0, 2])]:
        target = torch.tensor(targets).repeat_interleave(2)[::2]
        for dtype in BOTH:
            log_prob = torch.linspace(-7, -0.5, 3 * n, dtype=dtype).reshape(3, n).T
            for reduction in ("none", "sum", "mean"):
                expected = functional.nll_loss(log_prob, target, reduction=reduction)

                observed = student.nll(log_prob, target, reduction=reduction)

                expect(observed).close_to(expected, **TO_EIGHT_DIGITS)
    expect_own_dtype(student, "nll", log_prob, target)
    expect_left_alone(student, "nll", log_prob, target)


@number("5.6")
@weight(1)
@functions("nll")
@needs("test_nll_of_any_number_of_samples_and_classes")
@cases(
    examples=6,
    log_prob=tensors(3, 4, dtype=torch.float64),
    target=classes(3, 4),
    reduction=REDUCTIONS,
)
def test_nll_has_the_gradient_of_pytorch(student, log_prob, target, reduction):
    """The gradient of nll is −1, or −1/N for the mean, at the right classes, and 0 elsewhere."""
    expected = jacobian(PYTORCH, "nll", log_prob, target, reduction=reduction)

    observed = student.run(jacobian, "nll", log_prob, target, reduction=reduction)

    expect(observed).close_to(expected, **TO_EIGHT_DIGITS)


@number("5.7")
@weight(1)
@functions("nll")
def test_nll_refuses_an_unknown_reduction(student):
    """reduction="average" raises ValueError; the three known ones do not."""
    log_prob, target = torch.tensor([[-1.0, -2.0], [-0.5, -3.0]]), torch.tensor([1, 0])
    for reduction in ("mean", "sum", "none"):
        student.run(call, "nll", log_prob, target, reduction=reduction)

    expect(student.attempt(call, "nll", log_prob, target, reduction="average")).refuses()


@number("5.8")
@weight(1)
@functions("cross_entropy")
@needs(ENTROPY_ALL)
def test_cross_entropy_of_any_number_of_samples_and_classes(student):
    """One sample, as many as classes, an absent top class, strided targets: F.cross_entropy."""
    for n, targets in [(1, [1]), (3, [2, 0, 0]), (3, [1, 0, 1]), (5, [0, 1, 1, 0, 2])]:
        target = torch.tensor(targets).repeat_interleave(2)[::2]
        for dtype in BOTH:
            logits = torch.linspace(-2, 3, 3 * n, dtype=dtype).reshape(3, n).T
            for reduction in ("none", "sum", "mean"):
                expected = functional.cross_entropy(logits, target, reduction=reduction)

                observed = student.cross_entropy(logits, target, reduction=reduction)

                expect(observed).close_to(expected, **TO_EIGHT_DIGITS)
    expect_own_dtype(student, "cross_entropy", logits, target)


@number("5.9")
@weight(1)
@functions("cross_entropy")
@needs(ENTROPY_ALL)
@cases(
    examples=6,
    logits=tensors(3, 4, dtype=torch.float64),
    target=classes(3, 4),
    reduction=REDUCTIONS,
)
def test_cross_entropy_has_the_gradient_of_pytorch(student, logits, target, reduction):
    """The gradient of the logits is softmax minus one-hot, divided by N for the mean."""
    expected = jacobian(PYTORCH, "cross_entropy", logits, target, reduction=reduction)

    observed = student.run(jacobian, "cross_entropy", logits, target, reduction=reduction)

    expect(observed).close_to(expected, **TO_EIGHT_DIGITS)


@number("5.10")
@weight(2)
@functions("cross_entropy")
@needs("test_cross_entropy_has_the_gradient_of_pytorch")
def test_cross_entropy_of_large_logits(student):
    """For logits to ±10000 loss and gradient are right, however wrong the prediction."""
    expect_right_far_out(student, "cross_entropy", ROWS, ROW_TARGETS, reduction="none")


@number("5.11")
@weight(1)
@functions("cross_entropy")
def test_cross_entropy_refuses_an_unknown_reduction(student):
    """reduction="average" raises ValueError; the three known ones do not."""
    logits, target = torch.tensor([[1.0, 2.0], [0.5, -3.0]]), torch.tensor([1, 0])
    for reduction in ("mean", "sum", "none"):
        student.run(call, "cross_entropy", logits, target, reduction=reduction)

    expect(student.attempt(call, "cross_entropy", logits, target, reduction="average")).refuses()


@number("5.12")
@weight(1)
@functions("cross_entropy")
@needs(ENTROPY_BASICS)
def test_cross_entropy_leaves_its_arguments_alone(student):
    """cross_entropy changes neither the logits nor the target it is given."""
    logits, target = torch.tensor([[3.0, -2.0], [200.0, -200.0]]), torch.tensor([1, 0])
    expect_left_alone(student, "cross_entropy", logits, target)


# ---------------------------------------------------------------- 6. one_hot


@number("6.2")
@weight(1)
@functions("one_hot")
@needs(ONE_HOT_BASICS)
def test_one_hot_of_labels_of_any_shape(student):
    """A single label, a matrix, strides, an absent top class: F.one_hot; labels unchanged."""
    for labels, num_classes in [
        (torch.tensor(2), 4),
        (torch.tensor([0, 0, 0]), 1),
        (torch.tensor([1, 0, 1]), 3),
        (torch.tensor([[4, 0, 2], [1, 1, 0]]), 5),
        (torch.tensor([[4, 0, 2], [1, 1, 0]]).T, 5),
        (torch.tensor([2, 0, 1, 0, 2, 0])[::2], 3),
    ]:
        observed = student.one_hot(labels, num_classes)

        expect(observed).close_to(functional.one_hot(labels, num_classes))
        expect_left_alone(student, "one_hot", labels, num_classes=num_classes)


@number("6.3")
@weight(1)
@functions("one_hot")
def test_one_hot_refuses_labels_out_of_range(student):
    """A label of num_classes, one above it, or a negative one raises ValueError."""
    student.run(call, "one_hot", torch.tensor([0, 2]), 3)  # the largest legal one does not

    for labels in ([0, 3], [4, 1], [-1, 2], [[0, 1], [2, -3]]):
        expect(student.attempt(call, "one_hot", torch.tensor(labels), 3)).refuses()
