"""The public checks; what they ask and what is right is in examples.py."""

from examples import BECAUSE, PUBLIC

from grader.examine import expect, functions, number, weight


@number("1.1")
@weight(1)
@functions("sgd_step")
def test_sgd_by_hand(student):
    """From w = 4 with gradient 4, a step at lr 0.5 goes to 2."""
    for one in PUBLIC["sgd_by_hand"]:
        observed = student.run(one.probe, *one.inputs)

        expect(observed).close_to(one.expected, **one.within, because=BECAUSE)


@number("1.2")
@weight(2)
@functions("momentum_step")
def test_momentum_follows_pytorch(student):
    """Five steps with momentum go where torch.optim.SGD goes."""
    for one in PUBLIC["momentum_follows_pytorch"]:
        observed = student.run(one.probe, *one.inputs)

        expect(observed).close_to(one.expected, **one.within, because=BECAUSE)


@number("2.1")
@weight(1)
@functions("batch_norm")
def test_batch_norm_by_hand(student):
    """(10, 30) has mean 20 and biased deviation 10: with γ = 4 and β = 5 it is 1 and 9."""
    for one in PUBLIC["batch_norm_by_hand"]:
        observed = student.run(one.probe, *one.inputs)

        expect(observed).close_to(one.expected, **one.within, because=BECAUSE)


@number("2.2")
@weight(2)
@functions("batch_norm")
def test_batch_norm_follows_pytorch(student):
    """Batches of any size are normalized as torch.nn.BatchNorm1d does it in training."""
    for one in PUBLIC["batch_norm_follows_pytorch"]:
        observed = student.run(one.probe, *one.inputs)

        expect(observed).close_to(one.expected, **one.within, because=BECAUSE)


@number("3.1")
@weight(1)
@functions("dropout")
def test_dropout_rests_in_eval(student):
    """Where training is False, dropout changes nothing."""
    for one in PUBLIC["dropout_rests_in_eval"]:
        observed = student.run(one.probe, *one.inputs)

        expect(observed).close_to(one.expected, **one.within, because=BECAUSE)


@number("4.1")
@weight(2)
@functions("softmax")
def test_softmax_follows_pytorch(student):
    """softmax gives the probabilities that torch.softmax gives."""
    for one in PUBLIC["softmax_follows_pytorch"]:
        observed = student.run(one.probe, *one.inputs)

        expect(observed).close_to(one.expected, **one.within, because=BECAUSE)


@number("4.2")
@weight(2)
@functions("bce")
def test_bce_follows_pytorch(student):
    """bce is the mean that torch.nn.BCELoss gives."""
    for one in PUBLIC["bce_follows_pytorch"]:
        observed = student.run(one.probe, *one.inputs)

        expect(observed).close_to(one.expected, **one.within, because=BECAUSE)


@number("4.3")
@weight(2)
@functions("cross_entropy")
def test_cross_entropy_follows_pytorch(student):
    """cross_entropy takes logits, and is the mean that torch.nn.CrossEntropyLoss gives."""
    for one in PUBLIC["cross_entropy_follows_pytorch"]:
        observed = student.run(one.probe, *one.inputs)

        expect(observed).close_to(one.expected, **one.within, because=BECAUSE)


@number("5.1")
@weight(1)
@functions("accuracy")
def test_accuracy_by_hand(student):
    """Four of six labels are predicted, then all."""
    for one in PUBLIC["accuracy_by_hand"]:
        observed = student.run(one.probe, *one.inputs)

        expect(observed).close_to(one.expected, **one.within, because=BECAUSE)


@number("5.2")
@weight(1)
@functions("confusion_matrix")
def test_confusion_matrix_by_hand(student):
    """Six predictions of three classes, labels in rows."""
    for one in PUBLIC["confusion_matrix_by_hand"]:
        observed = student.run(one.probe, *one.inputs)

        expect(observed).close_to(one.expected, **one.within, because=BECAUSE)
