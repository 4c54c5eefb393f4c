"""The public checks: PyTorch and a few numbers worked by hand say what is right.

Run them with `grader check`, or with plain `pytest`.
"""

import torch
from oracle import CALLS, expect_count, expect_different_masks, expect_survivors, step_of_sgd
from probes import (
    construct,
    distinct_masks,
    dropout_output,
    dropped,
    penalty,
    penalty_gradients,
    stopping_run,
    survivors,
)

from grader.examine import cases, expect, functions, needs, number, sampled_from, tensors, weight

NAN = float("nan")
CHANCES = sampled_from([0.3, 0.8])


def layers(*shape):
    """Float32 activations, weights or gradients as a small layer may have them, none of them 0."""
    return tensors(*shape, dtype=torch.float32, layout="contiguous").map(
        lambda x: x.masked_fill(x == 0, 1.0)
    )


def double(*numbers) -> torch.Tensor:
    """Numbers, or rows of numbers, as a float64 tensor."""
    return torch.tensor(numbers, dtype=torch.float64)


@number("1.1")
@weight(2)
@functions("Dropout")
def test_dropout_drops_with_probability_p(student):
    """In training each element becomes 0 with probability p: 0.3 drops 30 %, and 0.8 drops 80 %
    (exact binomial bounds: false alarm under 1e-9).
    """
    for p in (0.3, 0.8):
        for inverted in (True, False):
            observed = student.run(dropped, (50, 40), 1, p=p, inverted=inverted)

            expect(list(observed.shape)).equals([1, 50, 40])
            expect_different_masks(observed[0])
            expect_count(int(observed.sum()), 2000, p, f"at p = {p} an element is 0")


@number("1.2")
@weight(2)
@functions("Dropout")
@cases(examples=4, x=layers(2, 3), p=CHANCES)
def test_dropout_scales_the_survivors(student, x, p):
    """In training, with inverted=True, an element that is not dropped is divided by 1 − p."""
    observed = student.run(survivors, x, CALLS, p=p, inverted=True)

    expect_survivors(observed, x / (1 - p))


@number("1.3")
@weight(1)
@functions("Dropout")
@cases(examples=4, x=layers(2, 3), p=CHANCES)
def test_dropout_of_the_slide_leaves_the_survivors(student, x, p):
    """In training, with inverted=False, an element that is not dropped stays what it is."""
    observed = student.run(survivors, x, CALLS, p=p, inverted=False)

    expect_survivors(observed, x)


@number("1.4")
@weight(1)
@functions("Dropout")
@cases(examples=4, x=layers(2, 3), p=CHANCES)
def test_dropout_does_nothing_in_eval(student, x, p):
    """In eval, with inverted=True, dropout gives back what it is given."""
    observed = student.run(dropout_output, x, p=p, inverted=True)

    expect(observed).close_to(x)


@number("1.5")
@weight(1)
@functions("Dropout")
@cases(examples=4, x=layers(2, 3), p=CHANCES)
def test_dropout_of_the_slide_scales_in_eval(student, x, p):
    """In eval, with inverted=False, every element is multiplied by 1 − p."""
    observed = student.run(dropout_output, x, p=p, inverted=False)

    expect(observed).close_to((1 - p) * x)


@number("1.6")
@weight(1)
@functions("Dropout")
@needs("test_dropout_drops_with_probability_p")
def test_dropout_draws_a_new_mask_at_each_call(student):
    """Ten calls drop ten different choices out of 200 elements (false alarm 1 in 10^45)."""
    for_calls, *_ = student.run(distinct_masks, (200,), 10, p=0.3)

    expect(for_calls == 10).is_true("10 different masks", got=f"{for_calls} in ten calls")


@number("1.7")
@weight(1)
@functions("Dropout")
def test_dropout_refuses_a_p_outside_0_and_1(student):
    """Dropout(p=1.5) and Dropout(p=−0.5) raise ValueError; Dropout(p=0.5) does not."""
    student.run(construct, "Dropout", p=0.5)

    expect(student.attempt(construct, "Dropout", p=1.5)).refuses()
    expect(student.attempt(construct, "Dropout", p=-0.5)).refuses()


@number("2.1")
@weight(2)
@functions("l2_penalty")
def test_penalty_works_by_hand(student):
    """With α = 0.5, a weight of 1, 2, 3, 4 and a bias 5: 0.25 · (1 + 4 + 9 + 16 + 25) = 13.75."""
    observed = student.run(penalty, [double([1, 2], [3, 4]), double(5)], 0.5)

    expect(observed).close_to(13.75)


@number("2.2")
@weight(2)
@functions("l2_penalty")
@needs("test_penalty_works_by_hand")
@cases(examples=6, matrix=layers(2, 3), vector=layers(3), alpha=sampled_from([0.5, 0.1, 2.0]))
def test_penalty_has_the_gradient_of_weight_decay(student, matrix, vector, alpha):
    """The gradient of the penalty by each W is α W."""
    observed = student.run(penalty_gradients, [matrix, vector], alpha)

    expect(observed).close_to([alpha * matrix, alpha * vector])


@number("3.1")
@weight(1)
@functions("sgd_weight_decay_step")
def test_step_works_by_hand(student):
    """From (2, −1) with g = (1, 1), γ = 0.1 and α = 0.5 to 2 − 0.1 · 2 = 1.8 and −1.05."""
    observed = student.sgd_weight_decay_step(double(2, -1), double(1, 1), 0.1, 0.5)

    expect(observed).close_to(double(1.8, -1.05))


@number("3.2")
@weight(2)
@functions("sgd_weight_decay_step")
@needs("test_step_works_by_hand")
@cases(
    examples=8,
    w=layers(2, 3),
    grad=layers(2, 3),
    settings=sampled_from([(0.1, 0.5), (0.5, 0.1), (0.1, 0.0), (1.0, 2.0)]),
)
def test_step_follows_pytorch(student, w, grad, settings):
    """It is the step of torch.optim.SGD with weight_decay=α, from any weight."""
    observed = student.sgd_weight_decay_step(w, grad, *settings)

    expect(observed).close_to(step_of_sgd(w, grad, *settings))


@number("4.1")
@weight(2)
@functions("EarlyStopping")
def test_stopping_waits_for_its_patience(student):
    """With patience 3 and losses 3, 2, 2.5, 2.25, 2.75 it says True after the last, not before."""
    observed = student.run(stopping_run, [3.0, 2.0, 2.5, 2.25, 2.75], "stop", patience=3)

    expect(observed).equals([False, False, False, False, True])


@number("4.2")
@weight(2)
@functions("EarlyStopping")
def test_stopping_counts_from_the_best_so_far(student):
    """Losses 4, 6, 3, 5, 4, 2: counter is 0, 1, 0, 1, 2, 0, since 4 is under 5 but not under 3."""
    observed = student.run(stopping_run, [4.0, 6.0, 3.0, 5.0, 4.0, 2.0], "counter", patience=5)

    expect(observed).equals([0, 1, 0, 1, 2, 0])


@number("4.3")
@weight(1)
@functions("EarlyStopping")
def test_stopping_remembers_the_best_epoch(student):
    """Losses 4, 6, 3, 5, 4, 2: best is 4, 4, 3, 3, 3, 2; best_epoch is 0, 0, 2, 2, 2, 5."""
    losses = [4.0, 6.0, 3.0, 5.0, 4.0, 2.0]

    expect(student.run(stopping_run, losses, "best", patience=5)).close_to([4, 4, 3, 3, 3, 2])

    expect(student.run(stopping_run, losses, "best_epoch", patience=5)).equals([0, 0, 2, 2, 2, 5])


@number("4.4")
@weight(1)
@functions("EarlyStopping")
@needs("test_stopping_counts_from_the_best_so_far")
def test_stopping_counts_nan_as_no_improvement(student):
    """Losses 2, NaN, NaN, 1, NaN: counter is 0, 1, 2, 0, 1, and nothing is raised."""
    observed = student.run(stopping_run, [2.0, NAN, NAN, 1.0, NAN], "counter", patience=5)

    expect(observed).equals([0, 1, 2, 0, 1])


@number("4.5")
@weight(1)
@functions("EarlyStopping")
def test_stopping_refuses_a_patience_under_one(student):
    """A patience of 0 or −1 raises ValueError; 1 does not."""
    student.run(construct, "EarlyStopping", patience=1)

    expect(student.attempt(construct, "EarlyStopping", patience=0)).refuses()
    expect(student.attempt(construct, "EarlyStopping", patience=-1)).refuses()
