"""The public checks: PyTorch and a few numbers worked by hand say what is right.

Run them with `grader check`, or with plain `pytest`.
"""

import torch
from hypothesis import strategies as st
from probes import (
    construct,
    descent_path,
    epoch,
    epochs,
    optimizer_steps,
    training_path,
)

from grader.examine import (
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

ONE = torch.ones(1, dtype=torch.float64)


def column(*numbers: float) -> torch.Tensor:
    """Numbers one below the other: a weight of one entry after each step, or its gradients."""
    return torch.tensor(numbers, dtype=torch.float64).reshape(-1, 1)


@st.composite
def walks(draw):
    """Where a weight starts, and its gradient in each of a few steps."""
    shape = draw(sampled_from([(1,), (3, 4)]))
    return draw(tensors(*shape)), draw(tensors(draw(st.integers(1, 4)), *shape))


def rates_of_step_lr(lr0: float, epochs: int, step_size: int, gamma: float) -> list[float]:
    """The learning rate that PyTorch's StepLR gives in each epoch."""
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=lr0)
    schedule = torch.optim.lr_scheduler.StepLR(optimizer, step_size, gamma)
    rates = []
    for _ in range(epochs):
        rates.append(schedule.get_last_lr()[0])
        optimizer.step()
        schedule.step()
    return rates


@number("1.1")
@weight(1)
@functions("gradient_descent")
def test_gradient_descent_takes_three_steps(student):
    """From w = 4 on the loss w²/2, at lr 0.5, the path is 4, 2, 1, 0.5."""
    observed = student.run(descent_path, "bowl", 4 * ONE, lr=0.5, steps=3)

    expect(observed).close_to(column(4, 2, 1, 0.5))


@number("1.2")
@weight(2)
@functions("gradient_descent")
@needs("test_gradient_descent_takes_three_steps")
@cases(examples=9, w0=tensors(2, 3), loss=sampled_from(["bowl", "ravine", "waves"]))
def test_gradient_descent_follows_pytorch(student, w0, loss):
    """gradient_descent walks the path of torch.optim.SGD, on three losses."""
    expected = training_path(torch.optim, "SGD", loss, w0, steps=6, lr=0.05)

    observed = student.run(descent_path, loss, w0, lr=0.05, steps=6)

    expect(observed).close_to(expected, within=tolerance.OPTIMIZER_PATH)


@number("2.1")
@weight(2)
@functions("iterations_per_epoch")
def test_iterations_count_the_last_smaller_batch(student):
    """1000 samples are 100 batches of 10, and 4 batches of 300: the last one, smaller, counts."""
    for n, batch_size, iterations in [(1000, 10, 100), (1000, 300, 4), (7, 1, 7), (7, 100, 1)]:
        expect(student.iterations_per_epoch(n, batch_size)).equals(iterations)


@number("2.2")
@weight(2)
@functions("minibatches")
def test_minibatches_give_every_index_once(student):
    """10 samples in batches of 4 are batches of 4, 4 and 2 with every index exactly once."""
    observed = student.run(epoch, 10, 4, seed=1)

    expect(observed["sizes"]).equals([4, 4, 2])
    expect(sorted(observed["indices"])).equals(list(range(10)))


@number("2.3")
@weight(1)
@functions("minibatches")
@needs("test_minibatches_give_every_index_once")
def test_minibatches_reshuffle_at_each_call(student):
    """Two epochs have different orders, with a generator and without (false alarm 1 in 10^60)."""
    for seed in (1, None):
        first, second = student.run(epochs, 50, 8, calls=2, seed=seed)

        expect(first != list(range(50))).is_true("the indices in a shuffled order", got=str(first))
        expect(first != second).is_true("another order in the second epoch", got=str(second))


@number("3.1")
@weight(2)
@functions("SGD")
@cases(examples=12, walk=walks(), lr=sampled_from([0.1, 0.01]))
def test_sgd_follows_pytorch(student, walk, lr):
    """Plain SGD takes the steps of torch.optim.SGD."""
    expected = optimizer_steps(torch.optim, "SGD", *walk, lr=lr)

    observed = student.run(optimizer_steps, "SGD", *walk, lr=lr)

    expect(observed).close_to(expected, within=tolerance.OPTIMIZER_PATH)


@number("3.2")
@weight(2)
@functions("SGD")
@needs("test_sgd_follows_pytorch")
def test_momentum_follows_the_slide(student):
    """With λ = 0.5, γ = 0.1 and gradients 1, 2, −1 the velocity is −0.1, −0.25, −0.025."""
    expected = column(1 - 0.1, 1 - 0.1 - 0.25, 1 - 0.1 - 0.25 - 0.025)

    observed = student.run(optimizer_steps, "SGD", ONE, column(1, 2, -1), lr=0.1, momentum=0.5)

    expect(observed).close_to(expected, within=tolerance.OPTIMIZER_PATH)


@number("3.3")
@weight(2)
@functions("SGD")
@needs("test_sgd_follows_pytorch")
@cases(examples=12, walk=walks())
def test_weight_decay_follows_pytorch(student, walk):
    """SGD with weight decay 0.5 takes the steps of torch.optim.SGD."""
    settings = {"lr": 0.1, "weight_decay": 0.5}
    expected = optimizer_steps(torch.optim, "SGD", *walk, **settings)

    observed = student.run(optimizer_steps, "SGD", *walk, **settings)

    expect(observed).close_to(expected, within=tolerance.OPTIMIZER_PATH)


@number("3.4")
@weight(1)
@functions("SGD")
@needs("test_sgd_follows_pytorch")
def test_sgd_works_in_a_training_loop(student):
    """zero_grad, backward, step, from the first turn on, as with torch.optim.SGD."""
    start = torch.tensor([3.0, -2.0, 0.5])
    expected = training_path(torch.optim, "SGD", "ravine", start, steps=4, lr=0.1)

    observed = student.run(training_path, "SGD", "ravine", start, steps=4, lr=0.1)

    expect(observed).close_to(expected, within=tolerance.OPTIMIZER_PATH)


@number("3.5")
@weight(1)
@functions("SGD")
def test_sgd_refuses_a_negative_learning_rate(student):
    """SGD(params, lr=-0.1) raises ValueError; SGD(params, lr=0.1) does not."""
    student.run(construct, "SGD", lr=0.1)

    expect(student.attempt(construct, "SGD", lr=-0.1)).refuses()


@number("4.1")
@weight(2)
@functions("Adam")
def test_adam_first_steps_have_the_size_of_lr(student):
    """While the gradient stays the same, every step of Adam is lr long: 1, 0.9, 0.8, 0.7."""
    observed = student.run(optimizer_steps, "Adam", ONE, column(5, 5, 5), lr=0.1)

    expect(observed).close_to(column(0.9, 0.8, 0.7), within=tolerance.OPTIMIZER_PATH)


@number("4.2")
@weight(3)
@functions("Adam")
@needs("test_adam_first_steps_have_the_size_of_lr")
@cases(examples=12, walk=walks(), lr=sampled_from([0.1, 0.01]))
def test_adam_follows_pytorch(student, walk, lr):
    """Adam takes the steps of torch.optim.Adam."""
    expected = optimizer_steps(torch.optim, "Adam", *walk, lr=lr)

    observed = student.run(optimizer_steps, "Adam", *walk, lr=lr)

    expect(observed).close_to(expected, within=tolerance.OPTIMIZER_PATH)


@number("4.3")
@weight(2)
@functions("Adam")
def test_adam_without_bias_correction_is_the_slide(student):
    """With bias_correction=False and gradients 1, 1: m is 0.1, 0.19 and v is 0.001, 0.001999."""
    first = 1 - 0.1 * 0.1 / (0.001**0.5 + 1e-8)
    second = first - 0.1 * 0.19 / (0.001999**0.5 + 1e-8)

    observed = student.run(
        optimizer_steps, "Adam", ONE, column(1, 1), lr=0.1, bias_correction=False
    )

    expect(observed).close_to(column(first, second), within=tolerance.OPTIMIZER_PATH)


@number("5.1")
@weight(2)
@functions("step_decay")
def test_step_decay_follows_step_lr(student):
    """step_decay gives the learning rate of torch.optim.lr_scheduler.StepLR in 10 epochs."""
    for epoch_number, expected in enumerate(rates_of_step_lr(0.5, 10, step_size=3, gamma=0.1)):
        observed = student.step_decay(0.5, epoch_number, 3, 0.1)

        expect(observed).close_to(expected, rtol=1e-5, atol=0.0, because="float32 is right too")
