"""The hidden checks; what they ask and what is right is in hidden_examples.py."""

from examples import BECAUSE
from hidden_examples import HIDDEN

from grader.examine import expect, functions, number, weight


@number("1.3")
@weight(2)
@functions("adam_step")
def test_adam_follows_pytorch(student):
    """Ten steps of Adam go where torch.optim.Adam goes."""
    for one in HIDDEN["adam_follows_pytorch"]:
        observed = student.run(one.probe, *one.inputs)

        expect(observed).close_to(one.expected, **one.within, because=BECAUSE)


@number("1.4")
@weight(1)
@functions("adam_step")
def test_adam_adds_eps_to_the_root(student):
    """The same with eps = 0.1, which shows where it is added."""
    for one in HIDDEN["adam_adds_eps_to_the_root"]:
        observed = student.run(one.probe, *one.inputs)

        expect(observed).close_to(one.expected, **one.within, because=BECAUSE)


@number("2.3")
@weight(2)
@functions("moving_averages")
def test_moving_averages_follow_pytorch(student):
    """After three batches the averages are those of torch.nn.BatchNorm1d."""
    for one in HIDDEN["moving_averages_follow_pytorch"]:
        observed = student.run(one.probe, *one.inputs)

        expect(observed).close_to(one.expected, **one.within, because=BECAUSE)


@number("2.4")
@weight(2)
@functions("layer_norm")
def test_layer_norm_follows_pytorch(student):
    """Each instance is normalized as torch.nn.LayerNorm does it, in three dimensions too."""
    for one in HIDDEN["layer_norm_follows_pytorch"]:
        observed = student.run(one.probe, *one.inputs)

        expect(observed).close_to(one.expected, **one.within, because=BECAUSE)


@number("3.2")
@weight(2)
@functions("dropout")
def test_dropout_scales_what_it_keeps(student):
    """A share of p becomes 0, and what is kept grows to 1 / (1 − p)."""
    for one in HIDDEN["dropout_scales_what_it_keeps"]:
        observed = student.run(one.probe, *one.inputs)

        expect(observed).close_to(one.expected, **one.within, because=BECAUSE)


@number("3.3")
@weight(1)
@functions("dropout")
def test_dropout_refuses_to_drop_all(student):
    """p = 1 and p = −0.5 raise ValueError."""
    for one in HIDDEN["dropout_refuses_to_drop_all"]:
        observed = student.run(one.probe, *one.inputs)

        expect(observed).close_to(one.expected, **one.within, because=BECAUSE)


@number("4.4")
@weight(2)
@functions("softmax")
def test_softmax_of_large_logits(student):
    """Logits of ±10000 neither overflow nor become NaN."""
    for one in HIDDEN["softmax_of_large_logits"]:
        observed = student.run(one.probe, *one.inputs)

        expect(observed).close_to(one.expected, **one.within, because=BECAUSE)


@number("4.5")
@weight(2)
@functions("cross_entropy")
def test_cross_entropy_has_its_gradient(student):
    """The gradient of cross_entropy is the one that PyTorch finds."""
    for one in HIDDEN["cross_entropy_has_its_gradient"]:
        observed = student.run(one.probe, *one.inputs)

        expect(observed).close_to(one.expected, **one.within, because=BECAUSE)


@number("5.3")
@weight(2)
@functions("f1")
def test_f1_by_hand(student):
    """2 TP / (2 TP + FP + FN), and 0 where there is nothing to find."""
    for one in HIDDEN["f1_by_hand"]:
        observed = student.run(one.probe, *one.inputs)

        expect(observed).close_to(one.expected, **one.within, because=BECAUSE)


@number("6.1")
@weight(3)
@functions("overfit", "cross_entropy")
def test_overfit_in_200_steps(student):
    """In 200 steps a small net learns a batch of 16 by heart: the loss is below 0.05."""
    for one in HIDDEN["overfit_in_200_steps"]:
        observed = student.run(one.probe, *one.inputs)

        expect(observed).close_to(one.expected, **one.within, because=BECAUSE)
