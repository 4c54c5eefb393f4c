"""The hidden checks: the inputs that show a subtle mistake (see design.md)."""

from collections import Counter
from itertools import product

import torch
from hypothesis import strategies as st
from oracle import CALLS, expect_count, expect_survivors, step_of_sgd, stopping_by_rule
from probes import (
    ITERABLES,
    arguments_after_step,
    distinct_masks,
    dropout_layers_apart,
    dropout_on_one_seed,
    dropout_output,
    dropped,
    input_after_dropout,
    jacobian_in_eval,
    kinds_of_stop,
    mode_run,
    penalty,
    penalty_by_name,
    penalty_gradients,
    penalty_in_digits,
    slopes_in_training,
    stopping_run,
    stoppings_apart,
    survivors,
    weights_after_penalty,
)

from grader.examine import cases, expect, functions, needs, number, sampled_from, tensors, weight

CHANCE = "test_dropout_drops_with_probability_p"
SURVIVORS = "test_dropout_scales_the_survivors"
SLIDE_SURVIVORS = "test_dropout_of_the_slide_leaves_the_survivors"
EVAL = "test_dropout_does_nothing_in_eval"
DOUBLE = "test_dropout_keeps_float64_and_any_strides"
SLIDE_EVAL = "test_dropout_of_the_slide_scales_in_eval"
ALONE = "test_dropout_draws_for_each_element_alone"
ANEW = "test_dropout_draws_a_new_mask_at_each_call"
PENALTY = "test_penalty_works_by_hand"
PENALTY_SLOPES = "test_penalty_has_the_gradient_of_weight_decay"
STEP = "test_step_follows_pytorch"
PATIENCE = "test_stopping_waits_for_its_patience"
COUNTER = "test_stopping_counts_from_the_best_so_far"
BEST = "test_stopping_remembers_the_best_epoch"
RULE = "test_stopping_follows_its_rule"
MIN_DELTA = "test_stopping_asks_for_min_delta"
KINDS = "test_stopping_takes_losses_of_any_kind"
FIRST_NAN = "test_stopping_may_begin_with_nan"
STOPPING_NAN = "test_stopping_counts_nan_as_no_improvement"

NAN, INFINITY = float("nan"), float("inf")
TOLD = ("counter", "best", "best_epoch")
CHANCES = sampled_from([0.3, 0.8])
FORMS = st.booleans()
LAST_DIGITS = {
    "rtol": {torch.float64: 1e-12, torch.float32: 1e-5},
    "atol": {torch.float64: 1e-12, torch.float32: 1e-6},
    "because": "right forms differ by 1e-15 and 2e-7; float32 inside a float64 answer by 1e-8",
}
IN_FLOAT32 = {"rtol": 1e-5, "atol": 1e-5, "because": "survivors are float32, as Python numbers"}


def doubles(strategy):
    """Float64 values around 100 that float32 cannot hold."""
    return strategy.map(lambda x: x.mul_(0.7).add_(100.1))


def in_float64(*shape):
    """Float64 values around 100 of any strides."""
    return doubles(tensors(*shape, dtype=torch.float64))


def contiguous(*shape):
    """Float32 values in one piece, none of them 0, for whoever must not change them."""
    values = tensors(*shape, dtype=torch.float32, layout="contiguous")
    return values.map(lambda x: x.masked_fill(x == 0, 1.0))


def by_form(x: torch.Tensor, p: float, inverted: bool, training: bool) -> torch.Tensor:
    """What x becomes, in training if it survives."""
    if training:
        return x / (1 - p) if inverted else x
    return x if inverted else (1 - p) * x


# ---------------------------------------------------------------- 1. Dropout


@number("1.8")
@weight(2)
@functions("Dropout")
@needs(CHANCE, ANEW)
def test_dropout_draws_for_each_element_alone(student):
    """Of four elements each of the 16 masks is as frequent as p has it, whatever the last mask was
    (1000 calls, exact binomial bounds: false alarm under 1e-9).
    """
    for p, inverted in [(0.3, True), (0.8, False)]:
        masks = student.run(dropped, (2, 2), 1000, p=p, inverted=inverted)

        counts = Counter(tuple(mask) for mask in masks.flatten(1).tolist())
        for mask in product([True, False], repeat=4):
            chance = p ** sum(mask) * (1 - p) ** (4 - sum(mask))
            zeros = [place for place, is_dropped in enumerate(mask) if is_dropped]
            what = f"at p = {p} exactly the elements {zeros} are 0"
            expect_count(counts[mask], 1000, chance, what)
        again = int((masks[0::2] & masks[1::2]).sum())
        expect_count(again, 2000, p * p, f"at p = {p} an element is 0 in two calls in a row")


@number("1.9")
@weight(2)
@functions("Dropout")
@needs(CHANCE, ANEW)
def test_dropout_draws_along_every_axis(student):
    """No two rows, columns, channels or images share a mask, in three or four dimensions
    (false alarm 1 in 10^30).
    """
    for shape in [(12, 14, 16), (6, 7, 8, 9)]:
        observed = student.run(distinct_masks, shape, 1, p=0.3)

        expect(observed).equals([1, *shape])


@number("1.10")
@weight(1)
@functions("Dropout")
@needs(CHANCE)
def test_dropout_takes_any_p(student):
    """p = 0.05, 0.35 and 0.95 are taken as they are (exact bounds: false alarm under 1e-9)."""
    for p in (0.05, 0.35, 0.95):
        observed = student.run(dropped, (100, 200), 1, p=p)

        expect_count(int(observed.sum()), 20_000, p, f"at p = {p} an element is 0")


@number("1.11")
@weight(2)
@functions("Dropout")
@needs(CHANCE, SURVIVORS, SLIDE_SURVIVORS, EVAL, SLIDE_EVAL)
@cases(examples=6, x=tensors(2, 3, dtype=torch.float32), inverted=FORMS, training=FORMS)
def test_dropout_at_the_ends_of_p(student, x, inverted, training):
    """p = 0 drops nothing, p = 1 everything; in eval they are like any p; nothing becomes NaN."""
    for p in (0.0, 1.0):
        expected = 0 * x if p == 1.0 and training else by_form(x, p, inverted, training)

        observed = student.run(dropout_output, x, p=p, inverted=inverted, training=training)

        expect(observed).close_to(expected)


@number("1.12")
@weight(1)
@functions("Dropout")
@needs(SURVIVORS, SLIDE_SURVIVORS, EVAL, SLIDE_EVAL)
@cases(examples=6, x=in_float64(2, st.integers(1, 3), 2), inverted=FORMS, p=CHANCES)
def test_dropout_keeps_float64_and_any_strides(student, x, inverted, p):
    """Float64 values around 100, of three dimensions and any strides, keep the last digits."""
    trained = student.run(survivors, x, CALLS, p=p, inverted=inverted)
    evaluated = student.run(dropout_output, x, p=p, inverted=inverted)

    expect_survivors(trained, by_form(x, p, inverted, training=True), **LAST_DIGITS)
    expect(evaluated).close_to(by_form(x, p, inverted, training=False), **LAST_DIGITS)


@number("1.13")
@weight(2)
@functions("Dropout")
@needs(CHANCE, SURVIVORS, SLIDE_SURVIVORS, ALONE, DOUBLE)
@cases(examples=4, x=in_float64(8), inverted=FORMS, p=CHANCES)
def test_dropout_has_the_gradient_of_its_mask(student, x, inverted, p):
    """In training the gradient is 0 where the output is 0, else 1 / (1 − p), or 1 on the slide."""
    slope = 1 / (1 - p) if inverted else 1.0

    observed = student.run(slopes_in_training, x, 16, p=p, inverted=inverted)

    expected = {"kept": [slope, slope], "dropped": [0.0, 0.0], "another": [0.0, 0.0]}
    expect(observed).close_to(expected)


@number("1.14")
@weight(1)
@functions("Dropout")
@needs(EVAL, SLIDE_EVAL, DOUBLE)
@cases(examples=4, x=in_float64(3), inverted=FORMS, p=CHANCES)
def test_dropout_has_the_gradient_of_eval(student, x, inverted, p):
    """In eval the gradient of each element is 1, or 1 − p on the slide."""
    slope = 1.0 if inverted else 1 - p

    observed = student.run(jacobian_in_eval, x, p=p, inverted=inverted)

    expect(observed).close_to(slope * torch.eye(3, dtype=torch.float64))


@number("1.15")
@weight(1)
@functions("Dropout")
@needs(CHANCE, EVAL, SLIDE_EVAL)
def test_dropout_follows_the_mode_of_its_network(student):
    """It drops when the network is in training and not in eval, with autograd on or off."""
    modes = [True, False, True, False, False, True]
    for inverted in (True, False):
        for with_autograd in (True, False):
            settings = {"with_autograd": with_autograd, "inverted": inverted}

            observed = student.run(mode_run, torch.ones(200), modes, p=0.3, **settings)

            expect(observed).equals(modes)


@number("1.16")
@weight(1)
@functions("Dropout")
@needs(CHANCE, SURVIVORS, SLIDE_SURVIVORS, ANEW)
def test_dropout_layers_are_apart(student):
    """Layers that are made together share neither masks nor settings."""
    settings = [{"p": p, "inverted": True} for p in (0.3, 0.3, 0.8)]
    settings.append({"p": 0.8, "inverted": False})

    observed = student.run(dropout_layers_apart, settings, calls=4)

    expect(observed["survivors"]).close_to([[1 / 0.7], [1 / 0.7], [5.0], [1.0]], **IN_FLOAT32)
    is_right = observed["masks"] == 16
    expect(is_right).is_true("16 masks of 4 layers in 4 calls", got=f"{observed['masks']}")


@number("1.17")
@weight(1)
@functions("Dropout")
@needs(CHANCE, ANEW)
def test_dropout_never_reseeds(student):
    """What torch, NumPy and random draw after dropout depends on how the program was seeded."""
    observed = student.run(dropout_on_one_seed, [1, 1, 2], p=0.3)

    expect(all(observed.values())).is_true(
        "random states that depend on their seed alone",
        got="no " + " and no ".join(name for name, is_so in observed.items() if not is_so),
    )


@number("1.18")
@weight(1)
@functions("Dropout")
@needs(SURVIVORS, SLIDE_SURVIVORS)
@cases(examples=4, x=contiguous(3, 2), inverted=FORMS)
def test_dropout_leaves_its_input_alone(student, x, inverted):
    """Neither training nor eval changes the input."""
    observed = student.run(input_after_dropout, x, p=0.8, inverted=inverted)

    expect(observed).equals(x)


@number("1.19")
@weight(1)
@functions("Dropout")
@needs(SURVIVORS, SLIDE_SURVIVORS, SLIDE_EVAL, ANEW)
@cases(examples=3, x=tensors(3, 2, dtype=torch.float32))
def test_dropout_has_its_defaults_and_positions(student, x):
    """Dropout() has p = 0.5 and is inverted; Dropout(0.3, False) is the slide's with p = 0.3."""
    ones = torch.ones(3, 2)
    usual = student.run(survivors, ones, CALLS)
    by_position = student.run(survivors, x, CALLS, 0.3, False)
    in_eval = student.run(dropout_output, x, 0.3, False)

    # One of the six never survives once in 10^17 times.
    expect(usual).equals({"lowest": 2 * ones, "highest": 2 * ones})
    expect_survivors(by_position, x)
    expect(in_eval).close_to(0.7 * x)


# ---------------------------------------------------------------- 2. l2_penalty


@number("2.3")
@weight(1)
@functions("l2_penalty")
@needs(PENALTY)
def test_penalty_takes_any_iterable(student):
    """A list, a tuple, a generator, values of a dict and model.parameters() are all taken."""
    weights = [torch.tensor([[1.0, 2.0], [3.0, 4.0]]), torch.tensor([2.0, 1.0]), torch.ones(2)]
    for kind in ITERABLES:
        expect(student.run(penalty, weights, 0.5, given_as=kind)).close_to(0.25 * 37)


@number("2.4")
@weight(1)
@functions("l2_penalty")
@needs(PENALTY)
@cases(examples=6, matrix=in_float64(3, 2), vector=in_float64(2), block=in_float64(2, 2, 2))
def test_penalty_keeps_float64_and_any_strides(student, matrix, vector, block):
    """Float64 weights around 100, of any shape and strides, count to the last digits."""
    expected = 0.15 * sum(float((w * w).sum()) for w in (matrix, vector, block))

    observed = student.run(penalty_in_digits, [matrix, vector, block], 0.3)

    expect(observed).close_to(expected, **LAST_DIGITS)


@number("2.5")
@weight(1)
@functions("l2_penalty")
@needs(PENALTY_SLOPES)
@cases(examples=4, vector=tensors(3, dtype=torch.float64), slope=sampled_from([3.0, 0.5]))
def test_penalty_is_smooth_for_every_weight(student, vector, slope):
    """A single number, weights that are all 0 and weights that are not take their gradients α W."""
    weights = [
        vector,
        torch.zeros(2, 2, dtype=torch.float64),
        torch.tensor(1.5, dtype=torch.float64),
    ]

    observed = student.run(penalty_gradients, weights, 0.3, slope=slope)

    expect(observed).close_to([slope * 0.3 * one for one in weights])


@number("2.6")
@weight(1)
@functions("l2_penalty")
@needs(PENALTY)
@cases(examples=4, matrix=contiguous(2, 2), vector=contiguous(2))
def test_penalty_leaves_the_weights_alone(student, matrix, vector):
    """It changes neither the weights, nor their .grad, nor their requires_grad."""
    observed = student.run(weights_after_penalty, [matrix, vector], 0.5)

    expect(observed["weights"]).equals([matrix, vector])
    expect(observed["gradients"]).equals([torch.ones_like(matrix), torch.ones_like(vector)])
    expect(observed["requires_grad"]).equals([True, True])


@number("2.7")
@weight(1)
@functions("l2_penalty")
@needs(PENALTY)
def test_penalty_refuses_a_negative_alpha_and_takes_zero(student):
    """An α of −0.1 raises ValueError; one of 0 costs nothing."""
    weights = [torch.ones(2), torch.ones(3)]

    expect(student.run(penalty, weights, 0.0)).close_to(0.0)
    expect(student.attempt(penalty, weights, -0.1)).refuses()


@number("2.8")
@weight(1)
@functions("l2_penalty")
@needs(PENALTY)
def test_penalty_takes_the_names_of_the_contract(student):
    """l2_penalty(params=…, alpha=…) is the same as without the names."""
    observed = student.run(penalty_by_name, [torch.tensor([3.0, 4.0])], 0.5)

    expect(observed).close_to(6.25)


# ---------------------------------------------------------------- 3. sgd_weight_decay_step


@number("3.3")
@weight(1)
@functions("sgd_weight_decay_step")
@needs(STEP)
@cases(
    examples=6, w=in_float64(2, 3), grad=in_float64(2, 3), shape=sampled_from([(), (3,), (2, 3)])
)
def test_step_keeps_float64_and_any_strides(student, w, grad, shape):
    """Float64 weights of any shape and strides take the step to the last digits."""
    w, grad = (one[(0,) * (2 - len(shape))] for one in (w, grad))

    observed = student.sgd_weight_decay_step(w, grad, 0.03, 0.3)

    expect(observed).close_to(step_of_sgd(w, grad, 0.03, 0.3), **LAST_DIGITS)


@number("3.4")
@weight(1)
@functions("sgd_weight_decay_step")
@needs(STEP)
@cases(examples=4, w=contiguous(2, 2), grad=contiguous(2, 2))
def test_step_leaves_its_arguments_alone(student, w, grad):
    """w and grad are afterwards what they were before."""
    observed = student.run(arguments_after_step, w, grad, 0.1, 0.5)

    expect(observed).equals({"w": w, "grad": grad})


@number("3.5")
@weight(1)
@functions("sgd_weight_decay_step")
@needs(STEP)
def test_step_refuses_negative_settings_and_takes_zero(student):
    """A negative lr or α raises ValueError; lr = 0 stays, and α = 0 only follows the gradient."""
    w, grad = torch.tensor([2.0]), torch.tensor([1.0])

    expect(student.sgd_weight_decay_step(w, grad, 0.0, 0.5)).close_to(w)
    expect(student.sgd_weight_decay_step(w, grad, 0.5, 0.0)).close_to(w - 0.5)
    expect(student.attempt(arguments_after_step, w, grad, -0.1, 0.5)).refuses()
    expect(student.attempt(arguments_after_step, w, grad, 0.1, -0.5)).refuses()


@number("3.6")
@weight(1)
@functions("sgd_weight_decay_step")
@needs(STEP)
def test_step_takes_the_names_of_the_contract(student):
    """sgd_weight_decay_step(w=…, grad=…, lr=…, alpha=…) is the same as without the names."""
    w, grad = torch.tensor([2.0]), torch.tensor([1.0])

    observed = student.sgd_weight_decay_step(w=w, grad=grad, lr=0.1, alpha=0.5)

    expect(observed).close_to(torch.tensor([1.8]))


# ---------------------------------------------------------------- 4. EarlyStopping


IN_ANY_DTYPE = {"rtol": 1e-6, "atol": 0.0, "because": "a loss may be kept as a float32 tensor"}
WALKS = st.lists(st.integers(2, 12).map(lambda half: half / 2), min_size=6, max_size=10)


def expect_rule(student, told, losses, skip=0, given_as="float", goes_on=False, **settings):
    """The rule's answers, for what is to be told of each epoch after the first few.

    The training ends with the first epoch after which the rule says so, unless it `goes_on`.
    """
    stops = stopping_by_rule(losses, **settings)["stop"]
    losses = losses if goes_on or True not in stops else losses[: stops.index(True) + 1]
    expected = stopping_by_rule(losses, **settings)
    for name in told:
        asked = {"skip": skip, "given_as": given_as, **settings}
        observed = student.run(stopping_run, losses, name, **asked)

        expect(observed).close_to(expected[name][skip:], **IN_ANY_DTYPE)


@number("4.6")
@weight(2)
@functions("EarlyStopping")
@needs(COUNTER)
@cases(examples=16, losses=WALKS, patience=st.integers(1, 4))
def test_stopping_follows_its_rule(student, losses, patience):
    """Whatever the losses are, plateaus too: counter has the epochs since the best one."""
    expect_rule(student, ["counter"], losses, patience=patience)


@number("4.7")
@weight(2)
@functions("EarlyStopping")
@needs(COUNTER, BEST, RULE)
@cases(examples=8, losses=WALKS, min_delta=sampled_from([1.0, 0.5, 1.5]))
def test_stopping_asks_for_min_delta(student, losses, min_delta):
    """Only a loss below best − min_delta improves; a small step down moves neither best."""
    for walk in (losses, [4.0, 3.5, 3.0, 2.5, 2.0, 1.5, 1.0], [6.0, 5.0, 3.5, 3.0, 2.0]):
        expect_rule(student, TOLD, walk, patience=4, min_delta=min_delta)


@number("4.8")
@weight(1)
@functions("EarlyStopping")
@needs(COUNTER, BEST, RULE)
def test_stopping_takes_losses_of_any_size(student):
    """Losses may be huge, tiny, 0 or negative."""
    for losses in [
        [1e300, 1e30, 2e30, 1e12, 3e12, 2e12],
        [-1.0, -2.0, -1.5, -3.0, -2.5, -2.75],
        [0.0, 0.5, 0.25, 0.5],
        [1.0, 0.0, 0.5, 0.0, 0.25, -0.5],
        [3e-9, 2e-9, 2.5e-9, 1e-9, 1e-12],
    ]:
        expect_rule(student, TOLD, losses, patience=4, min_delta=0.0)


@number("4.9")
@weight(1)
@functions("EarlyStopping")
@needs(COUNTER, BEST, STOPPING_NAN, RULE)
def test_stopping_may_begin_with_nan(student):
    """A first epoch of NaN does not improve, the next one may; ∞ never does after that."""
    walk = [NAN, 3.0, 2.0, INFINITY, NAN, 1.0, INFINITY]
    expect_rule(student, ["counter"], walk, patience=3)
    expect_rule(student, ["best", "best_epoch"], walk, skip=1, patience=3)

    expect_rule(student, ["counter"], [NAN, NAN], patience=2)


@number("4.10")
@weight(1)
@functions("EarlyStopping")
@needs(PATIENCE, COUNTER, BEST, RULE, FIRST_NAN)
def test_stopping_goes_on_after_a_stop(student):
    """True exactly while counter is at least patience: who trains on may hear False again."""
    losses = [1.0, 2.0, 2.0, 2.0, 1.0, 0.5, 0.75, 0.75, 0.25]

    for patience in (2, 3):
        expect_rule(student, ["stop", *TOLD], losses, patience=patience, goes_on=True)
        expect_rule(student, ["stop"], [NAN] * 4, patience=patience, goes_on=True)


@number("4.11")
@weight(1)
@functions("EarlyStopping")
@needs(COUNTER, BEST)
def test_stopping_objects_are_apart(student):
    """Two objects that take turns know nothing of each other."""
    runs, patience = [[3.0, 2.0, 2.5, 2.75], [9.0, 8.0, 7.0, 8.0]], [2, 3]
    expected = [stopping_by_rule(*one) for one in zip(runs, patience, strict=True)]

    observed = student.run(stoppings_apart, runs, patience)

    expect(observed).close_to([[one[name][-1] for name in TOLD] for one in expected])


@number("4.12")
@weight(1)
@functions("EarlyStopping")
@needs(COUNTER, BEST, MIN_DELTA)
def test_stopping_takes_losses_of_any_kind(student):
    """A loss may be a tensor without dimensions, a NumPy scalar or an int."""
    for kind in ("float32 tensor", "float64 tensor", "NumPy scalar", "int"):
        losses = [4.0, 6.0, 2.0, 3.0, 2.0, 1.0]

        expect_rule(student, TOLD, losses, given_as=kind, patience=2, min_delta=0.5)


@number("4.13")
@weight(1)
@functions("EarlyStopping")
@needs(KINDS)
def test_stopping_returns_a_bool(student):
    """step returns True or False in every epoch, neither None nor a number."""
    for kind in ("float", "float32 tensor"):
        observed = student.run(kinds_of_stop, [2.0, 3.0, 1.0, 3.0, 3.0], kind, patience=2)

        is_right = set(observed) <= {"bool", "Tensor of bool, shape ()"}
        expect(is_right).is_true("bool in every epoch", got=" and ".join(observed))


@number("4.14")
@weight(1)
@functions("EarlyStopping")
@needs(PATIENCE, COUNTER, MIN_DELTA)
def test_stopping_has_its_defaults_and_positions(student):
    """EarlyStopping(2, 0.5) has patience 2 and min_delta 0.5; without it, 0."""
    losses = [2.0, 1.75, 1.5]
    by_position = student.run(stopping_run, losses, "stop", 2, 0.5)
    usual = student.run(stopping_run, [1.0, 0.99995, 1.5, 0.99992], "counter", 2)

    expect(by_position).equals(stopping_by_rule(losses, 2, 0.5)["stop"])
    expect(usual).equals([0, 0, 1, 0])
