"""The hidden checks: the inputs that show a subtle mistake (see design.md)."""

import math

import torch
from digits import load
from hypothesis import strategies as st
from oracle import digit_logits, expect_learned, small_digit_logits, tries_at_learning
from probes import (
    SHAPES,
    around_a_step,
    criterion_of,
    error_rate,
    gradients,
    images,
    images_after,
    loader_of,
    logits,
    network_weights,
    overfitted,
    plain_net,
    probabilities,
    saved_and_loaded,
    target_and_labels,
    targets_for,
    training_batches_then_eval,
    training_epochs,
    training_steps,
    two_networks,
)

from grader.examine import cases, expect, functions, needs, number, sampled_from, tensors, weight

SMALL_EVAL = "test_small_digit_net_in_eval"
TEN_EVAL = "test_digit_classifier_in_eval"
TEN_TRAINING = "test_digit_classifier_in_training"
STEP_BASICS = "test_train_step_follows_pytorch"
STEP_MODE = "test_train_step_turns_training_on"
STEP_MOVES = "test_train_step_takes_any_optimizer_and_loss"
TRAIN_BASICS = "test_train_gives_the_mean_loss_of_each_epoch"
ERROR_BASICS = "test_evaluate_error_by_hand"
PROBA_BASICS = "test_predict_proba_by_hand"

ADDED_UP = {
    "rtol": {torch.float64: 1e-6, torch.float32: 1e-4},
    "atol": {torch.float64: 1e-7, torch.float32: 1e-5},
    "because": "a mean may be added up in float32",
}
LAYOUTS = [(3, "flat"), (3, "turned"), (3, "strided"), (3, "flat columns"), (1, "image")]


def zeros_and_ones(*shape):
    """A strategy for int64 tensors of 0 and 1."""
    count = math.prod(shape)
    bits = st.lists(st.integers(0, 1), min_size=count, max_size=count)
    return bits.map(lambda numbers: torch.tensor(numbers).reshape(shape))


def without(told, name):
    """A dict but for one of its entries; what was observed must stay as it came."""
    return {key: value for key, value in told.items() if key != name}


def loop(net, batches, criterion, optimizer, training=True, **settings):
    """The loop as one writes it in PyTorch, a dict after each step."""
    x = batches[0][0]
    model = plain_net(net, 1, str(x.dtype).removeprefix("torch."))
    moves = getattr(torch.optim, optimizer)(model.parameters(), **settings)
    told = []
    for batch, targets in batches:
        model.train()
        moves.zero_grad()
        loss = criterion_of(criterion)(model(batch), targets)
        loss.backward()
        moves.step()
        state = {name: value.detach().clone() for name, value in model.state_dict().items()}
        told.append({"loss": loss.detach(), "count": len(batch), **state})
    return told


def expected_steps(net, x, y, criterion="bce", optimizer="SGD", **settings):
    """What the probe training_steps answers for PyTorch."""
    dtype = str(x.dtype).removeprefix("torch.")
    batches = [(one, targets_for(criterion, y[i], dtype)) for i, one in enumerate(x)]
    told = loop(net, batches, criterion, optimizer, **settings)
    return [{name: value for name, value in step.items() if name != "count"} for step in told]


def expected_epochs(net, x, y, batch_size, epochs, criterion="bce", orders=None, **settings):
    """What the probe training_epochs answers for PyTorch."""
    dtype = str(x.dtype).removeprefix("torch.")
    loader = loader_of(x, targets_for(criterion, y, dtype), batch_size, orders)
    passes = [list(loader) for _ in range(epochs)]
    steps = loop(net, [batch for one in passes for batch in one], criterion, **settings)
    losses = []
    for one in passes:
        parts, steps_left = steps[: len(one)], steps[len(one) :]
        losses.append(sum(part["loss"] * part["count"] for part in parts) / len(x))
        last, steps = parts[-1], steps_left
    state = {name: value for name, value in last.items() if name not in ("loss", "count")}
    return {"losses": losses, **state}


def in_eval(net, x):
    """The logits of a plain network in eval."""
    model = plain_net(net, 1, str(x.dtype).removeprefix("torch.")).eval()
    return model(x).detach()


def modes_of(net, training):
    """The mode of every part of a plain network that is as a whole in one."""
    return {name or "model": training for name, _ in plain_net(net, 1).named_modules()}


def state_of(net, dtype="float32"):
    return dict(plain_net(net, 1, dtype).state_dict())


def jacobian(formula, kind, count, seed, training):
    """What the probe gradients answers for a formula of the oracle."""
    weights = {n: w.requires_grad_() for n, w in network_weights(kind, seed, "float64").items()}
    x = images(count, seed, dtype="float64").requires_grad_()
    frozen = {n: w.detach() if n.startswith("bn.running") else w for n, w in weights.items()}
    z = formula(frozen, x)
    leaves = {"images": x, **{n: weights[n] for n in SHAPES[kind] if n != "layer1.weight"}}
    rows = [
        torch.autograd.grad(
            z, list(leaves.values()), one, retain_graph=True, materialize_grads=True
        )
        for one in torch.eye(z.numel(), dtype=z.dtype).reshape(-1, *z.shape)
    ]
    columns = zip(*rows, strict=True)
    return {
        n: torch.stack([g.reshape(-1) for g in c]) for n, c in zip(leaves, columns, strict=True)
    }


# ---------------------------------------------------------------- 1. small_digit_target


@number("1.2")
@weight(1)
@functions("small_digit_target")
@needs("test_small_digits_are_0_1_and_2")
@cases(examples=4, more=st.lists(st.integers(0, 9), min_size=1, max_size=6).map(torch.tensor))
def test_targets_of_any_labels(student, more):
    """All ten digits, a single label, labels of any strides; the labels stay what they were."""
    for labels in (more, more[:1], torch.arange(10), torch.arange(10)[::2]):
        small = [[float(label in (0, 1, 2))] for label in labels.tolist()]

        observed = student.run(target_and_labels, labels)

        expect(observed["target"]).equals(torch.tensor(small))
        expect(observed["labels"]).equals(labels)


# ---------------------------------------------------------------- 2. SmallDigitNet


@number("2.5")
@weight(1)
@functions("SmallDigitNet")
@needs(SMALL_EVAL)
def test_small_digit_net_takes_images_of_any_strides(student):
    """(N, 784), turned and strided images and a single one give (N, 1), one row for each."""
    weights = network_weights("SmallDigitNet", 4)
    for count, layout in LAYOUTS:
        expected = small_digit_logits(weights, images(count, 4, layout))

        observed = student.run(logits, "SmallDigitNet", count, 4, layout)

        expect(observed).close_to(expected)


@number("2.6")
@weight(1)
@functions("SmallDigitNet")
@needs(SMALL_EVAL)
def test_small_digit_net_in_float64_and_its_gradients(student):
    """model.double() takes float64; all gradients are those of the same net in PyTorch."""
    expected = jacobian(small_digit_logits, "SmallDigitNet", 3, 5, training=False)

    observed = student.run(gradients, "SmallDigitNet", 3, 5, training=False)

    expect(observed).close_to(expected)


@number("2.7")
@weight(1)
@functions("SmallDigitNet")
@needs(SMALL_EVAL)
def test_small_digit_nets_stand_side_by_side(student):
    """Two networks keep their own weights, a state_dict carries them over, images stay the same."""
    weights = [network_weights("SmallDigitNet", seed) for seed in (6, 7)]

    two = student.run(two_networks, "SmallDigitNet", [6, 7], 2, is_trained=False)
    loaded = student.run(saved_and_loaded, "SmallDigitNet", 2, 6)
    left = student.run(images_after, "SmallDigitNet", 2, 6)

    expect(two).close_to([small_digit_logits(one, images(2, 1)) for one in weights])
    expect(loaded).close_to(small_digit_logits(weights[0], images(2, 6)))
    expect(left).equals(images(2, 6))


# ---------------------------------------------------------------- 3. DigitClassifier


@number("3.4")
@weight(1)
@functions("DigitClassifier")
@needs(TEN_EVAL)
def test_digit_classifier_takes_images_of_any_strides(student):
    """(N, 784), turned and strided images and a single one give (N, 10), one row for each."""
    weights = network_weights("DigitClassifier", 4)
    for count, layout in LAYOUTS:
        expected = digit_logits(weights, images(count, 4, layout))

        observed = student.run(logits, "DigitClassifier", count, 4, layout)

        expect(observed).close_to(expected)


@number("3.5")
@weight(1)
@functions("DigitClassifier")
@needs(TEN_TRAINING)
def test_digit_classifier_keeps_moving_averages(student):
    """After training batches of 6, 3 and 2 the averages are PyTorch's, and eval uses them."""
    weights, counts, expected = network_weights("DigitClassifier", 5), [6, 3, 2, 4], []
    for index, count in enumerate(counts):
        output = digit_logits(weights, images(count, 5 + index), training=index < 3)
        averages = {name: weights[name].clone() for name in ("bn.running_mean", "bn.running_var")}
        expected.append({"logits": output, **averages})

    observed = student.run(training_batches_then_eval, "DigitClassifier", counts, 5)

    # Between two samples a hidden unit may hardly vary, and batch norm enlarges its rounding.
    expect(observed).close_to(
        expected, rtol=1e-3, atol=1e-3, because="batch norm of 2 samples enlarges rounding"
    )


@number("3.6")
@weight(1)
@functions("DigitClassifier")
@needs(TEN_TRAINING)
def test_digit_classifier_in_float64_and_its_gradients(student):
    """model.double() takes float64; all gradients are PyTorch's, through the batch statistics."""
    for training in (False, True):
        expected = jacobian(
            lambda weights, x, mode=training: digit_logits(weights, x, mode),
            "DigitClassifier", 3, 6, training,
        )  # fmt: skip

        observed = student.run(gradients, "DigitClassifier", 3, 6, training)

        expect(observed).close_to(
            expected, rtol=1e-6, atol=1e-8, because="batch norm of 3 samples enlarges rounding"
        )


@number("3.7")
@weight(1)
@functions("DigitClassifier")
@needs(TEN_TRAINING)
def test_digit_classifiers_stand_side_by_side(student):
    """Two networks keep their own weights and averages, a state_dict carries all of them over."""
    weights = [network_weights("DigitClassifier", seed) for seed in (6, 7)]
    saved = digit_logits(weights[0], images(2, 6))
    for one, seed in zip(weights, (6, 7), strict=True):
        digit_logits(one, images(4, seed), training=True)

    two = student.run(two_networks, "DigitClassifier", [6, 7], 4, is_trained=True)
    loaded = student.run(saved_and_loaded, "DigitClassifier", 2, 6)
    left = student.run(images_after, "DigitClassifier", 2, 6)

    expect(two).close_to([digit_logits(one, images(4, 1)) for one in weights])
    expect(loaded).close_to(saved)
    expect(left).equals(images(2, 6))


# ---------------------------------------------------------------- 4. train_step


@number("4.3")
@weight(1)
@functions("train_step")
@needs(STEP_BASICS)
def test_train_step_turns_training_on(student):
    """A model that arrives in eval mode is trained with batch statistics all the same."""
    x = images(12, 3).reshape(-1)[: 3 * 6 * 4].reshape(3, 6, 4)
    y = torch.tensor([[0, 1, 2, 0, 1, 2], [2, 2, 1, 1, 0, 0], [0, 0, 0, 1, 1, 2]])
    for training in (False, True):
        expected = expected_steps("classes", x, y, "cross entropy", lr=0.1)

        observed = student.run(
            training_steps, "classes", x, y, "cross entropy", training=training, lr=0.1
        )

        expect(observed).close_to(expected)


@number("4.4")
@weight(2)
@functions("train_step")
@needs(STEP_BASICS)
@cases(
    examples=8,
    x=tensors(4, 3, 4, magnitude=0.5),
    y=zeros_and_ones(4, 3),
    optimizer=sampled_from([
        ("SGD", {"lr": 0.1, "momentum": 0.9}),
        ("Adam", {"lr": 0.01, "eps": 0.1}),
        ("SGD", {"lr": 0.1, "weight_decay": 0.5}),
    ]),
    criterion=sampled_from(["bce", "bce sum"]),
)  # fmt: skip
def test_train_step_takes_any_optimizer_and_loss(student, x, y, optimizer, criterion):
    """Momentum, Adam, weight decay and a summed loss: four steps as in PyTorch."""
    kind, settings = optimizer
    expected = expected_steps("logit", x, y, criterion, kind, **settings)

    observed = student.run(training_steps, "logit", x, y, criterion, optimizer=kind, **settings)

    expect(observed).close_to(expected)


@number("4.5")
@weight(1)
@functions("train_step")
@needs(STEP_BASICS)
def test_train_step_on_real_digits(student):
    """784 → 50 → 20 → 10 on 2 batches of 16 real digits: every tensor after each step."""
    x, labels = load(32)
    x, y = x.reshape(2, 16, 1, 28, 28), labels.reshape(2, 16)
    expected = expected_steps("digits", x, y, "cross entropy", lr=0.05, momentum=0.9)

    observed = student.run(training_steps, "digits", x, y, "cross entropy", lr=0.05, momentum=0.9)

    expect(observed).close_to(
        expected, rtol=1e-3, atol=1e-4, because="pixels that hardly vary, enlarged by batch norm"
    )


@number("4.6")
@weight(1)
@functions("train_step")
@needs(STEP_BASICS)
@cases(examples=3, x=tensors(3, 4), y=zeros_and_ones(3))
def test_train_step_leaves_the_rest_alone(student, x, y):
    """The batch and autograd's switch stay as they were, and the loss that is told has no graph."""
    observed = student.run(around_a_step, x, y)

    untouched = {
        "x": x, "x requires a gradient": False, "y": y.to(x.dtype),
        "autograd is on": True, "the loss has a graph": False,
    }  # fmt: skip
    expect(observed).equals(untouched)


# ---------------------------------------------------------------- 5. train


@number("5.2")
@weight(2)
@functions("train")
@needs(TRAIN_BASICS, STEP_MODE, STEP_MOVES)
@cases(
    examples=6,
    x=tensors(7, 4, magnitude=0.5),
    y=zeros_and_ones(7),
    batch_size=sampled_from([3, 2, 7, 10]),
)
def test_train_follows_pytorch(student, x, y, batch_size):
    """7 samples in batches of 3, 3 and 1, three epochs with momentum: losses and all tensors."""
    settings = {"epochs": 3, "lr": 0.1, "momentum": 0.9}
    expected = expected_epochs("logit", x, y, batch_size, optimizer="SGD", **settings)

    observed = student.run(training_epochs, "logit", x, y, batch_size, **settings)

    expect(observed["losses"]).close_to(expected["losses"], **ADDED_UP)
    expect(without(observed, "losses")).close_to(without(expected, "losses"))


@number("5.3")
@weight(1)
@functions("train")
@needs(TRAIN_BASICS, STEP_MODE, STEP_MOVES)
def test_train_shuffles_as_the_loader_does(student):
    """A loader with another order in each epoch is gone through anew each time."""
    x, y = images(8, 4).reshape(-1)[: 8 * 4].reshape(8, 4), torch.tensor([0, 1, 2, 0, 1, 2, 0, 1])
    settings = {
        "epochs": 2, "criterion": "cross entropy", "optimizer": "Adam", "lr": 0.1,
        "orders": [[0, 1, 2, 3, 4, 5, 6, 7], [7, 2, 5, 0, 6, 1, 4, 3]],
    }  # fmt: skip
    expected = expected_epochs("classes", x, y, 3, **settings)

    observed = student.run(training_epochs, "classes", x, y, 3, training=False, **settings)

    expect(observed).close_to(
        expected, rtol=1e-3, atol=1e-4, because="Adam and batch norm of 2 samples enlarge rounding"
    )


# ---------------------------------------------------------------- 6. evaluate_error


@number("6.2")
@weight(1)
@functions("evaluate_error")
@needs(ERROR_BASICS)
@cases(examples=10, x=tensors(7, 1), y=zeros_and_ones(7), batch_size=sampled_from([3, 2, 1, 9]))
def test_evaluate_error_counts_samples(student, x, y, batch_size):
    """The rate is over all samples, whatever the batches: 3, 3 and 1 of 7, single or all."""
    expected = int(((x.flatten() >= 0) != (y == 1)).sum()) / 7

    observed = student.run(error_rate, "identity", x, y, batch_size)

    expect(observed["error"]).close_to(expected, **ADDED_UP)


@number("6.3")
@weight(1)
@functions("evaluate_error")
@needs(ERROR_BASICS)
def test_evaluate_error_in_eval_mode(student):
    """With dropout and batch norm in it: eval mode, no average moves, the mode comes back."""
    x = 4 * images(10, 8).reshape(-1)[: 20 * 4].reshape(20, 4) - 2
    says = (in_eval("logit mixed", x).flatten() >= 0).to(torch.int64)
    y = torch.where(torch.arange(20) < 5, 1 - says, says)
    for training in (True, False):
        observed = student.run(error_rate, "logit mixed", x, y, 8, training=training)

        expect(observed["error"]).close_to(0.25, rtol=1e-6, atol=0.0, because="float32 is right")
        expect(observed["in training"]).equals(modes_of("logit mixed", training))
        expect(observed["state"]).equals(state_of("logit mixed"))


@number("6.4")
@weight(1)
@functions("evaluate_error")
@needs(ERROR_BASICS)
def test_evaluate_error_leaves_gradients_alone(student):
    """Parameters keep the gradients they had, and autograd is on again afterwards."""
    x, y = torch.tensor([[1.0], [-1.0]]), torch.tensor([1, 1])

    observed = student.run(error_rate, "identity", x, y, 2)

    expect(observed["gradients are as before"]).equals(True)
    expect(observed["autograd is on"]).equals(True)


# ---------------------------------------------------------------- 7. predict_proba


@number("7.2")
@weight(1)
@functions("predict_proba")
@needs(PROBA_BASICS)
@cases(
    examples=8,
    x=tensors(sampled_from([1, 3, 5]), sampled_from([3, 10])),
    scale=sampled_from([1.0, 40.0, 1000.0]),
)
def test_predict_proba_for_any_logits(student, x, scale):
    """One row or as many as classes, logits to ±4000, float32 and float64: rows sum to 1."""
    expected = torch.softmax(scale * x, dim=1)

    observed = student.run(probabilities, "none", scale * x)

    expect(observed["prob"]).close_to(expected)
    expect(observed["x"]).equals(scale * x)


@number("7.3")
@weight(1)
@functions("predict_proba")
@needs(PROBA_BASICS)
@cases(examples=3, x=tensors(4, 4))
def test_predict_proba_in_eval_mode(student, x):
    """With batch norm in the model: eval mode, no average moves, the mode comes back."""
    dtype = str(x.dtype).removeprefix("torch.")
    for training in (True, False):
        observed = student.run(probabilities, "classes", x, training=training)

        expect(observed["prob"]).close_to(torch.softmax(in_eval("classes", x), dim=1))
        expect(observed["in training"]).equals(modes_of("classes", training))
        expect(observed["state"]).equals(state_of("classes", dtype))


@number("7.4")
@weight(1)
@functions("predict_proba")
@needs(PROBA_BASICS)
def test_predict_proba_without_gradients(student):
    """The result has no graph, gradients stay what they were, autograd is on again afterwards."""
    observed = student.run(probabilities, "classes", torch.ones(2, 4))

    expect(observed["has a graph"]).equals(False)
    expect(observed["gradients are as before"]).equals(True)
    expect(observed["autograd is on"]).equals(True)


# ---------------------------------------------------------------- 8. overfit


@number("8.3")
@weight(1)
@functions("overfit")
@needs(STEP_BASICS)
def test_overfit_takes_any_model_of_one_logit(student):
    """A plain network of PyTorch and 16 other digits, one logit: learned as well."""
    x, labels = load(16, first=70)

    y = torch.isin(labels, torch.tensor([0, 1, 2])).float().unsqueeze(1)

    expect_learned(tries_at_learning(student, "plain net of one logit", x, y))


@number("8.4")
@weight(1)
@functions("overfit")
@needs(STEP_BASICS)
def test_overfit_takes_any_classifier(student):
    """A plain network of PyTorch and 16 other digits, ten classes: learned as well."""
    x, labels = load(16, first=70)

    expect_learned(tries_at_learning(student, "plain net of ten logits", x, labels))


@number("8.5")
@weight(1)
@functions("overfit")
@needs(STEP_BASICS)
def test_overfit_stops_in_time_and_leaves_the_batch_alone(student):
    """With steps=3 there are 1 to 3 losses, else 300 at most; the weights move, x and y do not."""
    x, labels = load(16, first=20)
    one_image, two_labels = x[:1].repeat(2, 1, 1, 1), torch.tensor([3, 7])  # never learned

    observed = student.run(overfitted, "plain net of ten logits", x, labels, steps=3)
    usual = student.run(overfitted, "plain net of ten logits", one_image, two_labels)

    losses = [float(loss) for loss in observed["losses"]]
    expect(1 <= len(losses) <= 3).is_true("1 to 3 losses", got=f"{len(losses)} losses")
    expect(len(usual["losses"]) <= 300).is_true(
        "at most 300 losses where steps is not given", got=f"{len(usual['losses'])} losses"
    )
    expect(observed["has moved"]).is_true("weights that have moved", got="the first weights")
    expect(observed["x"]).equals(x)
    expect(observed["y"]).equals(labels)
