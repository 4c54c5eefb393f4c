"""The hidden checks: the inputs that show a subtle mistake (see design.md)."""

import math
import random
from collections import Counter
from itertools import permutations

import numpy as np
import torch
from probes import (
    after_zero_grad,
    batch_sizes,
    call,
    construct,
    construct_by_name,
    decayed_shapes,
    descent_path,
    descent_path_by_name,
    draws_after_epoch,
    epoch,
    epoch_after_seeding,
    epochs,
    learning_rate,
    left_by_descent,
    optimizer_steps,
    path_has_a_graph,
    several_weights,
    steps_at_rates,
    steps_in_one_buffer,
    steps_of_new_optimizers,
    steps_with_gaps,
    training_path,
    turns_of_a_loop,
)

from grader.examine import (
    binomial_range,
    cases,
    expect,
    functions,
    needs,
    number,
    sampled_from,
    tensors,
    tolerance,
    weight,
)

GD_BASICS = "test_gradient_descent_takes_three_steps"
EPOCH_BASICS = "test_minibatches_give_every_index_once"
SGD_BASICS = "test_sgd_follows_pytorch"
MOMENTUM_BASICS = "test_momentum_follows_the_slide"
DECAY_BASICS = "test_weight_decay_follows_pytorch"
ADAM_BASICS = "test_adam_follows_pytorch"
SGD_APART = "test_sgd_keeps_weights_and_optimizers_apart"
SGD_DECAY = "test_sgd_decays_weights_of_every_shape"
SGD_LOOP = "test_sgd_works_in_a_training_loop"
ADAM_APART = "test_adam_keeps_weights_and_optimizers_apart"
ADAM_DECAY = "test_adam_weight_decay_is_l2"
ITERATIONS_BASICS = "test_iterations_count_the_last_smaller_batch"
SLIDE_BASICS = "test_adam_without_bias_correction_is_the_slide"
SLIDE_DECAY = "test_adam_decays_weights_on_the_slide_too"
DECAYED_RATE_BASICS = "test_step_decay_follows_step_lr"

OWNERS = [0, 0, 1]
GAPS = [[True, True, False], [True, False, True], [True, True, True]]
SEED = 2718
DRAWS = {  # what untouched global random states draw after SEED
    "torch": torch.rand(
        (), dtype=torch.float64, generator=torch.Generator().manual_seed(SEED)
    ).item(),
    "numpy": np.random.RandomState(SEED).rand(),
    "random": random.Random(SEED).random(),
}
BATCHES = {"Tensor of int64", "list of int", "list of int64", "tuple of int", "tuple of int64"}


def slide_momentum(start, gradients, rates, momentum):
    """The slide's velocity form: v = λv − γg, w = w + v."""
    w, v, path = start.clone(), torch.zeros_like(start), []
    for g, lr in zip(gradients.to(start.dtype), rates, strict=True):
        v = momentum * v - lr * g
        w = w + v
        path.append(w)
    return torch.stack(path)


def slide_adam(start, gradients, lr, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0):
    """The slide's Adam, without bias correction: w = w − γ m / (√v + ε)."""
    w, m, v, path = start.clone(), torch.zeros_like(start), torch.zeros_like(start), []
    for gradient in gradients.to(start.dtype):
        g = gradient + weight_decay * w
        m = betas[0] * m + (1 - betas[0]) * g
        v = betas[1] * v + (1 - betas[1]) * g * g
        w = w - lr * m / (v.sqrt() + eps)
        path.append(w)
    return torch.stack(path)


def adam_with_one_count(starts, gradients, present, lr):
    """Adam with gaps, where t counts the calls of step, not those that moved a weight."""
    w, m, v, path = starts.clone(), torch.zeros_like(starts), torch.zeros_like(starts), []
    for t, (row, has_gradient) in enumerate(zip(gradients, present, strict=True), start=1):
        on, g = torch.tensor(has_gradient), row.to(starts.dtype)
        m[on] = 0.9 * m[on] + 0.1 * g[on]
        v[on] = 0.999 * v[on] + 0.001 * g[on] ** 2
        w[on] -= lr * m[on] / (1 - 0.9**t) / ((v[on] / (1 - 0.999**t)).sqrt() + 1e-8)
        path.append(w.clone())
    return torch.stack(path)


# ---------------------------------------------------------------- 1. gradient_descent


@number("1.3")
@weight(1)
@functions("gradient_descent")
@needs(GD_BASICS)
@cases(examples=4, w0=tensors(2, 3))
def test_gradient_descent_leaves_w0_alone(student, w0):
    """gradient_descent changes nothing: not w0, nor its requires_grad, nor the random state."""
    observed = student.run(left_by_descent, "waves", w0, lr=0.25, steps=3, global_seed=SEED)

    expect(observed["w0"]).equals(w0)
    expect(observed["requires_grad"]).equals(False)
    expect(observed["grad"]).equals(None)
    expect(observed["draws"]).equals(DRAWS)


@number("1.4")
@weight(1)
@functions("gradient_descent")
@needs(GD_BASICS)
def test_gradient_descent_returns_no_graph(student):
    """The path is plain data: autograd does not follow it."""
    observed = student.run(path_has_a_graph, "waves", torch.ones(3), lr=0.25, steps=3)

    expect(observed).equals(False)


@number("1.5")
@weight(1)
@functions("gradient_descent")
@needs(GD_BASICS)
@cases(
    examples=8,
    w0=tensors(3, 2, dtype=torch.float64),
    layout=sampled_from(["transposed", "strided"]),
)
def test_gradient_descent_keeps_float64_and_any_strides(student, w0, layout):
    """A float64 w0 of any strides gives the same path, to the last digits."""
    expected = training_path(torch.optim, "SGD", "ravine", w0, steps=4, lr=0.03)

    observed = student.run(descent_path, "ravine", w0, lr=0.03, steps=4, layout=layout)

    expect(observed).close_to(expected, within=tolerance.ONE_UPDATE)


@number("1.6")
@weight(1)
@functions("gradient_descent")
@needs(GD_BASICS)
def test_gradient_descent_takes_a_scalar_or_no_step(student):
    """No step gives row 0 alone, and a w0 that is a single number gives a path of numbers."""
    nowhere = student.run(descent_path, "bowl", torch.tensor([1.0, 2.0]), lr=0.5, steps=0)
    numbers = student.run(descent_path, "bowl", torch.tensor(4.0), lr=0.5, steps=2)

    expect(nowhere).close_to(torch.tensor([[1.0, 2.0]]))
    expect(numbers).close_to(torch.tensor([4.0, 2.0, 1.0]))


@number("1.7")
@weight(1)
@functions("gradient_descent")
def test_gradient_descent_refuses_a_negative_learning_rate(student):
    """gradient_descent with lr = −0.1 raises ValueError; 0 is legal."""
    student.run(descent_path, "bowl", torch.ones(2), lr=0.0, steps=2)

    expect(student.attempt(descent_path, "bowl", torch.ones(2), lr=-0.1, steps=2)).refuses()


@number("1.8")
@weight(1)
@functions("gradient_descent")
@needs(GD_BASICS)
def test_gradient_descent_takes_the_names_of_the_contract(student):
    """gradient_descent(loss_fn=…, w0=…, lr=…, steps=…) is the same as without the names."""
    observed = student.run(descent_path_by_name, "bowl", torch.tensor([4.0]), lr=0.5, steps=2)

    expect(observed).close_to(torch.tensor([[4.0], [2.0], [1.0]]))


# ---------------------------------------------------------------- 2. minibatches


@number("2.4")
@weight(1)
@functions("iterations_per_epoch")
def test_iterations_refuse_a_batch_size_under_one(student):
    """A batch size of 0 or −1 raises ValueError."""
    student.run(call, "iterations_per_epoch", 10, 5)  # a legal size does not

    expect(student.attempt(call, "iterations_per_epoch", 10, 0)).refuses()
    expect(student.attempt(call, "iterations_per_epoch", 10, -1)).refuses()


@number("2.5")
@weight(2)
@functions("minibatches")
@needs(EPOCH_BASICS)
def test_minibatches_at_the_edges(student):
    """Batches of one, of all, of more than all: int64 index tensors (or lists of int) each time."""
    for n, batch_size, sizes in [(5, 1, [1] * 5), (5, 5, [5]), (5, 9, [5]), (9, 3, [3, 3, 3])]:
        observed = student.run(epoch, n, batch_size, seed=2)

        expect(observed["sizes"]).equals(sizes)
        expect(sorted(observed["indices"])).equals(list(range(n)))
        is_right = set(observed["kinds"]) <= BATCHES
        expect(is_right).is_true("1-D int64 tensors or lists of int", got=str(observed["kinds"]))


@number("2.6")
@weight(1)
@functions("minibatches")
@needs(EPOCH_BASICS)
def test_minibatches_depend_on_the_generator_alone(student):
    """The same generator state gives the same batches, however the global state was seeded."""
    first = student.run(epoch_after_seeding, 50, 8, seed=4, global_seed=1)
    second = student.run(epoch_after_seeding, 50, 8, seed=4, global_seed=2)

    expect(sorted(first)).equals(list(range(50)))
    expect(second).equals(first)


@number("2.7")
@weight(1)
@functions("minibatches")
@needs(EPOCH_BASICS)
def test_minibatches_leave_the_global_random_state_alone(student):
    """With a generator, what torch, NumPy and random draw next is as if nothing had happened."""
    observed = student.run(draws_after_epoch, 50, 8, seed=5, global_seed=SEED)

    expect(observed).equals(DRAWS)


@number("2.8")
@weight(1)
@functions("minibatches")
@needs(EPOCH_BASICS, "test_minibatches_reshuffle_at_each_call")
def test_minibatches_shuffle_uniformly(student):
    """Each of the 24 orders of 4 samples is as likely (2400 epochs; false alarm under 1e-9)."""
    lowest, highest = binomial_range(2400, 1 / 24, alarm=1e-9 / 48)

    counts = Counter(map(tuple, student.run(epochs, 4, 3, calls=2400, seed=6)))

    each = [counts[order] for order in permutations(range(4))]
    wanted = f"each of the 24 orders between {lowest} and {highest} times"
    expect(min(each) >= lowest and max(each) <= highest).is_true(
        wanted, got=f"the rarest {min(each)} times, the most frequent {max(each)} times"
    )


@number("2.9")
@weight(1)
@functions("minibatches")
def test_minibatches_refuse_a_batch_size_under_one(student):
    """A batch size of 0 or −1 raises ValueError, at the call or at the first batch."""
    student.run(epoch, 10, 5, seed=7)  # a legal size does not

    expect(student.attempt(epoch, 10, 0, seed=7)).refuses()
    expect(student.attempt(epoch, 10, -1, seed=7)).refuses()


@number("2.10")
@weight(1)
@functions("iterations_per_epoch")
@needs(ITERATIONS_BASICS)
def test_iterations_are_an_int(student):
    """range(iterations_per_epoch(…)) can be gone through, with the arguments named or not."""
    expect(student.run(turns_of_a_loop, 1000, 300)).equals(4)

    expect(student.iterations_per_epoch(n=1000, batch_size=300)).equals(4)


@number("2.11")
@weight(1)
@functions("minibatches")
@needs(EPOCH_BASICS)
def test_minibatches_take_their_arguments_either_way(student):
    """minibatches(n=…, batch_size=…) and minibatches(n, batch_size, generator) work too."""
    expect(student.run(batch_sizes, n=10, batch_size=4)).equals([4, 4, 2])

    expect(student.run(batch_sizes, 10, 4, seed=8)).equals([4, 4, 2])


# ---------------------------------------------------------------- 3. SGD


@number("3.6")
@weight(1)
@functions("SGD")
@needs(MOMENTUM_BASICS)
@cases(
    examples=6,
    start=tensors(2, 3, dtype=torch.float64),
    gradients=tensors(12, 2, 3),
    momentum=sampled_from([0.9, 0.3]),
)
def test_momentum_is_right_to_the_last_digits(student, start, gradients, momentum):
    """Momentum takes 12 steps of torch.optim.SGD, with float64 kept where it comes in."""
    settings = {"lr": 0.03, "momentum": momentum}
    expected = optimizer_steps(torch.optim, "SGD", start, gradients, **settings)

    observed = student.run(
        optimizer_steps, "SGD", start, gradients, layout="transposed", **settings
    )

    expect(observed).close_to(expected, within=tolerance.ONE_UPDATE)


@number("3.7")
@weight(1)
@functions("SGD")
@needs(MOMENTUM_BASICS)
@cases(examples=4, starts=tensors(3, 2, 2), gradients=tensors(3, 3, 2, 2))
def test_sgd_keeps_weights_and_optimizers_apart(student, starts, gradients):
    """Two weights of one shape and a second optimizer, all from generators, do not mix."""
    settings = {"lr": 0.1, "momentum": 0.9}
    expected = several_weights(torch.optim, "SGD", starts, gradients, OWNERS, **settings)

    observed = student.run(several_weights, "SGD", starts, gradients, OWNERS, **settings)

    expect(observed).close_to(expected, within=tolerance.OPTIMIZER_PATH)


@number("3.8")
@weight(1)
@functions("SGD")
@needs(MOMENTUM_BASICS)
@cases(examples=4, start=tensors(3), gradients=tensors(4, 3), momentum=sampled_from([0.9, 0.0]))
def test_sgd_honours_a_changed_learning_rate(student, start, gradients, momentum):
    """Setting `lr` between steps counts from the next step on; both momentum forms are right."""
    asked = (start, gradients, [0.1, 0.02, 0.02, 0.3])
    pytorch = steps_at_rates(torch.optim, "SGD", *asked, momentum=momentum)

    observed = student.run(steps_at_rates, "SGD", *asked, momentum=momentum)

    expect(student.run(learning_rate, "SGD", start, lr=0.25)).close_to(0.25)
    expect(observed).close_to_any(
        [slide_momentum(*asked, momentum), pytorch], within=tolerance.OPTIMIZER_PATH
    )


@number("3.9")
@weight(1)
@functions("SGD")
@needs(MOMENTUM_BASICS, DECAY_BASICS)
@cases(examples=4, values=tensors(4), momentum=sampled_from([0.9, 0.0]))
def test_sgd_decays_weights_of_every_shape(student, values, momentum):
    """Weight decay shrinks matrices, vectors and single numbers alike, and builds up velocity."""
    settings = {"steps": 4, "lr": 0.1, "momentum": momentum, "weight_decay": 0.5}
    expected = decayed_shapes(torch.optim, "SGD", values, **settings)

    observed = student.run(decayed_shapes, "SGD", values, **settings)

    expect(observed).close_to(expected, within=tolerance.OPTIMIZER_PATH)


@number("3.10")
@weight(1)
@functions("SGD")
@needs(SGD_APART, SGD_DECAY)
@cases(
    examples=4,
    starts=tensors(3, 2, 2),
    gradients=tensors(3, 3, 2, 2),
    momentum=sampled_from([0.9, 0.0]),
)
def test_sgd_skips_a_weight_without_gradient(student, starts, gradients, momentum):
    """A weight whose .grad is None stays where it is, velocity and all; the others move."""
    settings = {"lr": 0.1, "momentum": momentum, "weight_decay": 0.5}
    expected = steps_with_gaps(torch.optim, "SGD", starts, gradients, GAPS, **settings)

    observed = student.run(steps_with_gaps, "SGD", starts, gradients, GAPS, **settings)

    expect(observed).close_to(expected, within=tolerance.OPTIMIZER_PATH)


@number("3.11")
@weight(1)
@functions("SGD")
@needs(SGD_DECAY)
@cases(
    examples=4,
    start=tensors(3, dtype=torch.float64),
    gradients=tensors(4, 3, dtype=torch.float64),
    weight_decay=sampled_from([0.5, 0.0]),
)
def test_sgd_reads_gradients_and_leaves_them(student, start, gradients, weight_decay):
    """step changes neither .grad, whose memory the next one shares, nor the random state."""
    settings = {"lr": 0.1, "momentum": 0.9, "weight_decay": weight_decay}
    expected = steps_in_one_buffer(torch.optim, "SGD", start, gradients, SEED, **settings)

    observed = student.run(steps_in_one_buffer, "SGD", start, gradients, SEED, **settings)

    expect(observed["gradients"]).equals(gradients)
    expect(observed["draws"]).equals(DRAWS)
    expect(observed["path"]).close_to(expected["path"], within=tolerance.OPTIMIZER_PATH)


@number("3.12")
@weight(1)
@functions("SGD")
@needs(SGD_LOOP)
@cases(examples=3, starts=tensors(4, 3))
def test_sgd_zero_grad_clears_every_gradient(student, starts):
    """zero_grad leaves no gradient, weights without one included, and touches no weight."""
    observed = student.run(after_zero_grad, "SGD", starts, lr=0.1, weight_decay=0.5)

    expect(observed["sizes"]).equals([0.0, 0.0, 0.0, 0.0])
    expect(observed["weights"]).equals(starts)


@number("3.13")
@weight(1)
@functions("SGD")
@needs(MOMENTUM_BASICS, SGD_LOOP)
def test_sgd_zero_grad_keeps_the_velocity(student):
    """In a training loop with momentum the velocity lives on from turn to turn."""
    start = torch.tensor([3.0, -2.0, 0.5])
    settings = {"steps": 5, "lr": 0.1, "momentum": 0.8}
    expected = training_path(torch.optim, "SGD", "waves", start, **settings)

    observed = student.run(training_path, "SGD", "waves", start, **settings)

    expect(observed).close_to(expected, within=tolerance.OPTIMIZER_PATH)


@number("3.14")
@weight(1)
@functions("SGD")
def test_sgd_refuses_bad_settings_and_takes_zeros(student):
    """A negative momentum or weight decay raises ValueError; 0 is a legal value of all three."""
    expect(student.attempt(construct, "SGD", lr=0.1, momentum=-0.5)).refuses()
    expect(student.attempt(construct, "SGD", lr=0.1, weight_decay=-0.5)).refuses()
    expect(student.run(construct, "SGD", lr=0.0, momentum=0.0, weight_decay=0.0)).equals(True)


@number("3.15")
@weight(1)
@functions("SGD")
@needs(SGD_APART)
@cases(examples=4, start=tensors(3), gradients=tensors(4, 3))
def test_sgd_starts_afresh_on_a_used_weight(student, start, gradients):
    """A new optimizer knows nothing of the steps that another made with the same weight."""
    asked = ("SGD", start, gradients, 2)
    expected = steps_of_new_optimizers(torch.optim, *asked, lr=0.1, momentum=0.9)

    observed = student.run(steps_of_new_optimizers, *asked, lr=0.1, momentum=0.9)

    expect(observed).close_to(expected, within=tolerance.OPTIMIZER_PATH)


@number("3.16")
@weight(1)
@functions("SGD")
@needs(SGD_DECAY)
def test_sgd_takes_its_settings_either_way(student):
    """SGD(params, lr, momentum, weight_decay) by position, in that order, or all by name."""
    asked = ("SGD", torch.tensor([1.0, -2.0]), torch.ones(3, 2))
    settings = {"lr": 0.1, "momentum": 0.5, "weight_decay": 0.25}
    expected = optimizer_steps(torch.optim, *asked, **settings)

    observed = student.run(optimizer_steps, *asked, *settings.values())

    expect(observed).close_to(expected, within=tolerance.OPTIMIZER_PATH)
    expect(student.run(construct_by_name, "SGD", **settings)).equals(True)


# ---------------------------------------------------------------- 4. Adam


@number("4.4")
@weight(1)
@functions("Adam")
@needs(ADAM_BASICS)
@cases(examples=6, start=tensors(2, 3), gradients=tensors(5, 2, 3))
def test_adam_weight_decay_is_l2(student, start, gradients):
    """Weight decay adds αw to the gradient, as torch.optim.Adam does; it is not AdamW."""
    settings = {"lr": 0.1, "weight_decay": 0.5}
    expected = optimizer_steps(torch.optim, "Adam", start, gradients, **settings)

    observed = student.run(optimizer_steps, "Adam", start, gradients, **settings)

    expect(observed).close_to(expected, within=tolerance.OPTIMIZER_PATH)


@number("4.5")
@weight(2)
@functions("Adam")
@needs(ADAM_BASICS)
@cases(examples=4, gradients=tensors(4, 6))
def test_adam_adds_eps_to_the_corrected_root(student, gradients):
    """With a large eps, or tiny gradients and its own eps, Adam follows torch.optim.Adam."""
    start = torch.zeros(6, dtype=torch.float64)
    for scale, eps in [(1.0, {"eps": 0.1}), (1.0, {"eps": 1.0}), (1e-5, {"eps": 1e-4}), (1e-6, {})]:
        asked = ("Adam", start, scale * gradients)
        expected = optimizer_steps(torch.optim, *asked, lr=1.0, **eps)

        observed = student.run(optimizer_steps, *asked, lr=1.0, **eps)

        expect(observed).close_to(expected, within=tolerance.OPTIMIZER_PATH)


@number("4.6")
@weight(1)
@functions("Adam")
@needs(ADAM_BASICS)
@cases(
    examples=8,
    start=tensors(2, 3, dtype=torch.float64),
    gradients=tensors(8, 2, 3),
    betas=sampled_from([(0.5, 0.9), (0.9, 0.5), (0.0, 0.9), (0.9, 0.1)]),
)
def test_adam_takes_any_betas_to_the_last_digits(student, start, gradients, betas):
    """Adam follows torch.optim.Adam for other betas, with float64 kept where it comes in."""
    settings = {"lr": 0.03, "betas": betas, "eps": 1e-30}
    expected = optimizer_steps(torch.optim, "Adam", start, gradients, **settings)

    observed = student.run(
        optimizer_steps, "Adam", start, gradients, layout="transposed", **settings
    )

    expect(observed).close_to(expected, within=tolerance.ONE_UPDATE)


@number("4.7")
@weight(1)
@functions("Adam")
@needs(ADAM_BASICS)
@cases(examples=4, starts=tensors(3, 2, 2), gradients=tensors(3, 3, 2, 2))
def test_adam_keeps_weights_and_optimizers_apart(student, starts, gradients):
    """Two weights of one shape and a second optimizer, all from generators, do not mix."""
    expected = several_weights(torch.optim, "Adam", starts, gradients, OWNERS, lr=0.1)

    observed = student.run(several_weights, "Adam", starts, gradients, OWNERS, lr=0.1)

    expect(observed).close_to(expected, within=tolerance.OPTIMIZER_PATH)


@number("4.8")
@weight(1)
@functions("Adam")
@needs(ADAM_BASICS)
@cases(examples=4, start=tensors(3), gradients=tensors(4, 3))
def test_adam_honours_a_changed_learning_rate(student, start, gradients):
    """Setting `lr` between steps counts from the next step on."""
    asked = ("Adam", start, gradients, [0.1, 0.02, 0.02, 0.3])
    expected = steps_at_rates(torch.optim, *asked)

    observed = student.run(steps_at_rates, *asked)

    expect(student.run(learning_rate, "Adam", start, lr=0.25)).close_to(0.25)
    expect(observed).close_to(expected, within=tolerance.OPTIMIZER_PATH)


@number("4.9")
@weight(1)
@functions("Adam")
@needs(ADAM_APART)
@cases(examples=4, starts=tensors(3, 2, 2), gradients=tensors(3, 3, 2, 2))
def test_adam_skips_a_weight_without_gradient(student, starts, gradients):
    """A weight whose .grad is None stays where it is, whatever its moments; the others move."""
    asked = (starts, gradients, GAPS)
    pytorch = steps_with_gaps(torch.optim, "Adam", *asked, lr=0.1)

    observed = student.run(steps_with_gaps, "Adam", *asked, lr=0.1)

    one_count = adam_with_one_count(*asked, lr=0.1)
    expect(observed).close_to_any([pytorch, one_count], within=tolerance.OPTIMIZER_PATH)


@number("4.10")
@weight(1)
@functions("Adam")
@needs(ADAM_BASICS, ADAM_DECAY)
@cases(
    examples=4,
    start=tensors(3, dtype=torch.float64),
    gradients=tensors(4, 3, dtype=torch.float64),
    weight_decay=sampled_from([0.5, 0.0]),
)
def test_adam_reads_gradients_and_leaves_them(student, start, gradients, weight_decay):
    """step changes neither .grad, whose memory the next one shares, nor the random state."""
    settings = {"lr": 0.1, "weight_decay": weight_decay}
    expected = steps_in_one_buffer(torch.optim, "Adam", start, gradients, SEED, **settings)

    observed = student.run(steps_in_one_buffer, "Adam", start, gradients, SEED, **settings)

    expect(observed["gradients"]).equals(gradients)
    expect(observed["draws"]).equals(DRAWS)
    expect(observed["path"]).close_to(expected["path"], within=tolerance.OPTIMIZER_PATH)


@number("4.11")
@weight(1)
@functions("Adam")
@needs(SLIDE_BASICS)
@cases(examples=6, start=tensors(6), gradients=tensors(4, 6), eps=sampled_from([0.1, 1.0]))
def test_adam_on_the_slide_with_other_settings(student, start, gradients, eps):
    """Without bias correction the slide's formula holds for other betas and a large eps."""
    settings = {"lr": 0.5, "betas": (0.8, 0.9), "eps": eps}
    expected = slide_adam(start, gradients, **settings)

    observed = student.run(
        optimizer_steps, "Adam", start, gradients, bias_correction=False, **settings
    )

    expect(observed).close_to(expected, within=tolerance.OPTIMIZER_PATH)


@number("4.12")
@weight(1)
@functions("Adam")
@needs(ADAM_BASICS)
def test_adam_works_in_a_training_loop(student):
    """zero_grad, backward, step, at Adam's own lr and a large one: the moments live on."""
    start = torch.tensor([3.0, -2.0, 0.5], dtype=torch.float64)
    for settings in ({}, {"lr": 0.5}):
        expected = training_path(torch.optim, "Adam", "waves", start, steps=5, **settings)

        observed = student.run(training_path, "Adam", "waves", start, steps=5, **settings)

        expect(observed).close_to(expected, within=tolerance.OPTIMIZER_PATH)


@number("4.13")
@weight(1)
@functions("Adam")
@cases(examples=3, starts=tensors(4, 3))
def test_adam_zero_grad_clears_every_gradient(student, starts):
    """zero_grad leaves no gradient, weights without one included, and touches no weight."""
    observed = student.run(after_zero_grad, "Adam", starts, weight_decay=0.5)

    expect(observed["sizes"]).equals([0.0, 0.0, 0.0, 0.0])
    expect(observed["weights"]).equals(starts)


@number("4.14")
@weight(1)
@functions("Adam")
def test_adam_refuses_bad_settings_and_takes_zeros(student):
    """A negative lr, eps or weight decay or a beta outside [0, 1) raises ValueError; 0 is legal."""
    for name in ("lr", "eps", "weight_decay"):
        expect(student.attempt(construct, "Adam", **{name: -0.5})).refuses()
    for betas in [(1.0, 0.999), (0.9, 1.0), (-0.1, 0.999), (0.9, -0.1)]:
        expect(student.attempt(construct, "Adam", betas=betas)).refuses()

    zeros = {"lr": 0.0, "betas": (0.0, 0.0), "eps": 0.0, "weight_decay": 0.0}
    expect(student.run(construct, "Adam", **zeros)).equals(True)


@number("4.15")
@weight(1)
@functions("Adam")
@needs(SLIDE_BASICS, ADAM_DECAY)
@cases(examples=4, start=tensors(3), gradients=tensors(3, 3))
def test_adam_decays_weights_on_the_slide_too(student, start, gradients):
    """Weight decay adds αw to the gradient without bias correction as well."""
    settings = {"lr": 0.1, "weight_decay": 0.5}
    expected = slide_adam(start, gradients, **settings)

    observed = student.run(
        optimizer_steps, "Adam", start, gradients, bias_correction=False, **settings
    )

    expect(observed).close_to(expected, within=tolerance.OPTIMIZER_PATH)


@number("4.16")
@weight(1)
@functions("Adam")
@needs(ADAM_APART, ADAM_DECAY)
@cases(examples=4, values=tensors(4))
def test_adam_moves_weights_of_every_shape(student, values):
    """Matrices, vectors and single numbers of the same values go the same way."""
    settings = {"steps": 3, "lr": 0.1, "weight_decay": 0.5}
    expected = decayed_shapes(torch.optim, "Adam", values, **settings)

    observed = student.run(decayed_shapes, "Adam", values, **settings)

    expect(observed).close_to(expected, within=tolerance.OPTIMIZER_PATH)


@number("4.17")
@weight(1)
@functions("Adam")
@needs(ADAM_APART)
@cases(examples=4, start=tensors(3), gradients=tensors(4, 3))
def test_adam_starts_afresh_on_a_used_weight(student, start, gradients):
    """A new optimizer knows nothing of the steps that another made with the same weight."""
    asked = ("Adam", start, gradients, 2)
    expected = steps_of_new_optimizers(torch.optim, *asked, lr=0.1)

    observed = student.run(steps_of_new_optimizers, *asked, lr=0.1)

    expect(observed).close_to(expected, within=tolerance.OPTIMIZER_PATH)


@number("4.18")
@weight(1)
@functions("Adam")
@needs(SLIDE_DECAY)
def test_adam_takes_its_settings_either_way(student):
    """Adam(params, lr, betas, eps, weight_decay, bias_correction) in that order, or by name."""
    start, gradients = torch.tensor([1.0, -2.0]), torch.ones(3, 2)
    settings = {"lr": 0.1, "betas": (0.9, 0.999), "eps": 1e-8, "weight_decay": 0.5}
    expected = slide_adam(start, gradients, **settings)

    observed = student.run(optimizer_steps, "Adam", start, gradients, *settings.values(), False)

    expect(observed).close_to(expected, within=tolerance.OPTIMIZER_PATH)
    expect(student.run(construct_by_name, "Adam", bias_correction=False, **settings)).equals(True)


# ---------------------------------------------------------------- 5. step_decay


@number("5.2")
@weight(1)
@functions("step_decay")
@needs(DECAYED_RATE_BASICS)
def test_step_decay_at_the_boundaries(student):
    """The rate changes at the epoch step_size itself, at every epoch if that is 1, far on too."""
    for asked in [(0.1, 29, 30, 0.5), (0.1, 30, 30, 0.5), (2.0, 5, 1, 0.9), (0.8, 350, 50, 0.5)]:
        lr0, epoch_number, step_size, gamma = asked
        expected = lr0 * gamma ** math.floor(epoch_number / step_size)

        observed = student.step_decay(*asked)

        expect(observed).close_to(expected, rtol=1e-5, atol=0.0, because="float32 is right too")


@number("5.3")
@weight(1)
@functions("step_decay")
def test_step_decay_refuses_bad_settings(student):
    """A negative lr0 or a step size under 1 raises ValueError; lr0 = 0 and gamma = 1 are legal."""
    for lr0, step_size in [(-0.1, 10), (0.1, 0), (0.1, -1)]:
        expect(student.attempt(call, "step_decay", lr0, 3, step_size, 0.5)).refuses()

    expect(student.step_decay(0.0, 3, 10, 0.5)).close_to(0.0)
    student.run(call, "step_decay", 0.5, 3, 10, 1.0)


@number("5.4")
@weight(1)
@functions("step_decay")
@needs(DECAYED_RATE_BASICS)
def test_step_decay_takes_the_names_of_the_contract(student):
    """step_decay(lr0=…, epoch=…, step_size=…, gamma=…) is the same as without the names."""
    observed = student.step_decay(lr0=0.5, epoch=7, step_size=3, gamma=0.1)

    expect(observed).close_to(0.005, rtol=1e-5, atol=0.0, because="float32 is right too")
