"""The public checks: PyTorch and a few numbers worked by hand say what is right.

Run them with `grader check`, or with plain `pytest`.
"""

import torch
from digits import load
from oracle import (
    digit_logits,
    dropped_units,
    expect_count,
    expect_learned,
    expected_logits_and_gradients,
    expected_steps,
    small_digit_logits,
    tries_at_learning,
)
from probes import (
    SHAPES,
    dropout_seen,
    error_rate,
    images,
    logits_and_gradients,
    logits_of_bias_alone,
    network_weights,
    parameter_shapes,
    probabilities,
    target_and_labels,
    training_batches_then_eval,
    training_epochs,
    training_steps,
)

from grader.examine import cases, expect, functions, needs, number, sampled_from, tensors, weight


def column(*numbers: float) -> torch.Tensor:
    """Numbers one below the other: one input for each sample."""
    return torch.tensor(numbers).reshape(-1, 1)


@number("1.1")
@weight(2)
@functions("small_digit_target")
def test_small_digits_are_0_1_and_2(student):
    """The digits 0 to 5 become a column of 1.0, 1.0, 1.0, 0.0, 0.0, 0.0, in float32."""
    observed = student.run(target_and_labels, torch.arange(6))

    expect(observed["target"]).equals(column(1.0, 1.0, 1.0, 0.0, 0.0, 0.0))


@number("2.1")
@weight(1)
@functions("SmallDigitNet")
def test_small_digit_net_has_its_layers(student):
    """SmallDigitNet() has layer1, 784 → 30, and layer2, 30 → 1, among its parameters."""
    observed = student.run(parameter_shapes, "SmallDigitNet")

    expect(observed).equals(SHAPES["SmallDigitNet"])


@number("2.2")
@weight(2)
@functions("SmallDigitNet")
@needs("test_small_digit_net_has_its_layers")
def test_small_digit_net_in_eval(student):
    """In eval mode SmallDigitNet has the logits and gradients of the same net in PyTorch."""
    for asked in [("SmallDigitNet", 2, 1), ("SmallDigitNet", 3, 2)]:
        expected = expected_logits_and_gradients(small_digit_logits, *asked)

        observed = student.run(logits_and_gradients, *asked)

        expect(observed).close_to(expected)


@number("2.3")
@weight(1)
@functions("SmallDigitNet")
@needs("test_small_digit_net_in_eval")
def test_small_digit_net_never_drops_its_output(student):
    """In training, with weights of 0 in layer2, every logit is its bias: 5, not 0 and not 5/0.7."""
    observed = student.run(logits_of_bias_alone, 64, 5.0)

    expect(observed).close_to(torch.full((64, 1), 5.0))


@number("2.4")
@weight(2)
@functions("SmallDigitNet")
@needs("test_small_digit_net_never_drops_its_output")
def test_small_digit_net_drops_hidden_units(student):
    """In training each hidden unit is 0 with probability 0.3, each by itself, anew at every call
    (exact binomial bounds: false alarm under 1e-9).
    """
    for first_unit in (0, 15):
        once, again = student.run(dropout_seen, 1000, 2, first_unit, is_on_image=first_unit == 0)

        dropped, later = dropped_units(once), dropped_units(again)
        for unit in range(15):
            expect_count(dropped[:, unit].sum(), 1000, 0.3, f"hidden unit {unit} dropped")
        same = (dropped & later).sum()
        neighbours = (dropped[:, 0:14:2] & dropped[:, 1:14:2]).sum()
        samples = (dropped[0::2] & dropped[1::2]).sum()
        expect_count(same, 15000, 0.09, "a unit dropped in both of two calls")
        expect_count(neighbours, 7000, 0.09, "two units of a sample dropped together")
        expect_count(samples, 7500, 0.09, "a unit dropped in two samples together")


@number("3.1")
@weight(1)
@functions("DigitClassifier")
def test_digit_classifier_has_its_layers(student):
    """DigitClassifier() has layer1, bn, layer2, ln and layer3, with 50, 20 and 10 outputs."""
    observed = student.run(parameter_shapes, "DigitClassifier")

    expect(observed).equals(SHAPES["DigitClassifier"])


@number("3.2")
@weight(2)
@functions("DigitClassifier")
@needs("test_digit_classifier_has_its_layers")
def test_digit_classifier_in_eval(student):
    """In eval mode DigitClassifier has the logits and gradients of the same net in PyTorch."""
    for asked in [("DigitClassifier", 2, 1), ("DigitClassifier", 3, 2)]:
        expected = expected_logits_and_gradients(digit_logits, *asked)

        observed = student.run(logits_and_gradients, *asked)

        expect(observed).close_to(expected)


@number("3.3")
@weight(2)
@functions("DigitClassifier")
@needs("test_digit_classifier_in_eval")
def test_digit_classifier_in_training(student):
    """In training DigitClassifier normalises with the batch's own mean and variance."""
    weights = network_weights("DigitClassifier", 3)
    expected = digit_logits(weights, images(6, 3), training=True)

    observed = student.run(training_batches_then_eval, "DigitClassifier", [6, 4], 3)

    expect(observed[0]["logits"]).close_to(expected)


@number("4.1")
@weight(2)
@functions("train_step")
def test_train_step_by_hand(student):
    """z = wx + b from w = 1, b = 0 on x = 0, y = 1: loss ln 2, and b moves by half of lr."""
    x, y = torch.zeros(1, 1, 1, dtype=torch.float64), torch.ones(1, 1, dtype=torch.int64)

    observed = student.run(training_steps, "identity", x, y, lr=0.5)

    expect(observed[0]["loss"]).close_to(torch.tensor(2.0, dtype=torch.float64).log())
    expect(observed[0]["layer1.weight"]).close_to(torch.ones(1, 1, dtype=torch.float64))
    expect(observed[0]["layer1.bias"]).close_to(torch.tensor([0.25], dtype=torch.float64))


@number("4.2")
@weight(3)
@functions("train_step")
@needs("test_train_step_by_hand")
@cases(examples=6, x=tensors(3, 5, 4, magnitude=0.5), lr=sampled_from([0.1, 0.5]))
def test_train_step_follows_pytorch(student, x, lr):
    """Three steps from the same weights: every loss, and every tensor after each step."""
    y = torch.tensor([[0, 1, 0, 1, 1], [1, 1, 0, 0, 0], [0, 0, 0, 1, 0]])
    expected = expected_steps("logit", x, y, "bce", lr)

    observed = student.run(training_steps, "logit", x, y, lr=lr)

    expect(observed).close_to(expected)


@number("5.1")
@weight(2)
@functions("train")
@needs("test_train_step_follows_pytorch")
def test_train_gives_the_mean_loss_of_each_epoch(student):
    """Batches of 2, 2 and 1, at lr 0 so that nothing moves: each sample counts the same."""
    x, y = column(0.0, 1.0, -1.0, 2.0, -4.0), torch.tensor([1, 1, 0, 0, 1])
    samples = torch.nn.functional.binary_cross_entropy_with_logits(x.flatten(), y.float())

    observed = student.run(training_epochs, "identity", x, y, batch_size=2, epochs=3, lr=0.0)

    expect(observed["losses"]).close_to([samples, samples, samples])


@number("6.1")
@weight(2)
@functions("evaluate_error")
def test_evaluate_error_by_hand(student):
    """Logits 2, −1, 0.25, 0, −0.5, −3 say yes, no, yes, yes (p is 0.5), no, no: 1 of 6 is wrong."""
    x, y = column(2.0, -1.0, 0.25, 0.0, -0.5, -3.0), torch.tensor([1, 1, 1, 1, 0, 0])
    for batch_size in (4, 6):
        observed = student.run(error_rate, "identity", x, y, batch_size)

        expect(observed["error"]).close_to(1 / 6, rtol=1e-6, atol=0.0, because="float32 is right")


@number("7.1")
@weight(2)
@functions("predict_proba")
def test_predict_proba_by_hand(student):
    """Logits 0, ln 2, ln 5 are probabilities 1/8, 2/8, 5/8; the rows sum to 1."""
    x = torch.tensor([[1.0, 2.0, 5.0], [6.0, 1.0, 1.0]]).log()

    observed = student.run(probabilities, "none", x)

    expect(observed["prob"]).close_to(torch.tensor([[0.125, 0.25, 0.625], [0.75, 0.125, 0.125]]))


@number("8.1")
@weight(3)
@functions("overfit")
@needs("test_small_digit_net_drops_hidden_units", "test_train_step_follows_pytorch")
def test_overfit_learns_which_digits_are_small(student):
    """16 real digits and your SmallDigitNet: the last loss under 0.05, every label right."""
    x, _ = load(16)  # 0, 1, …, 9, 0, …, 5
    y = column(1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0).float()

    tries = tries_at_learning(student, "SmallDigitNet", x, y)

    expect_learned(tries)


@number("8.2")
@weight(3)
@functions("overfit")
@needs("test_digit_classifier_in_training", "test_train_step_follows_pytorch")
def test_overfit_learns_ten_classes(student):
    """16 real digits and your DigitClassifier: the last loss under 0.05, every label right."""
    x, labels = load(16)

    tries = tries_at_learning(student, "DigitClassifier", x, labels)

    expect_learned(tries)
