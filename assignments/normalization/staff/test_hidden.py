"""The hidden checks: the inputs that show a subtle mistake (see design.md)."""

import torch
from hypothesis import strategies as st
from probes import (
    averages_have_a_graph,
    construct,
    data_after_standardizing,
    gradients,
    input_after,
    jacobian,
    layer_output,
    layer_run,
    layers_apart,
    learned,
    loaded,
    moving_averages,
    output_by_position,
    refitted,
    saved_and_loaded,
    standardized,
    standardizers_apart,
)

from grader.examine import cases, expect, functions, needs, number, sampled_from, tensors, weight

STANDARDIZER_RANGES = "test_standardizer_takes_features_of_every_range"
STANDARDIZER_BASICS = "test_standardizer_works_by_hand"
BATCH_BASICS = "test_batch_norm_in_training_follows_pytorch"
AVERAGES = "test_batch_norm_moves_its_averages"
EVAL_BASICS = "test_batch_norm_in_eval_uses_its_averages"
BATCH_GRADIENTS = "test_batch_norm_gradients_follow_pytorch"
BUFFERS = "test_batch_norm_has_parameters_and_buffers"
BATCH_EPS = "test_batch_norm_adds_eps_under_the_root"
BATCH_DOUBLE = "test_batch_norm_keeps_float64_and_any_strides"
LAYER_BASICS = "test_layer_norm_follows_pytorch"
LAYER_PARAMETERS = "test_layer_norm_has_parameters"
LAYER_DOUBLE = "test_layer_norm_takes_any_shape_and_strides"
LAYER_EPS = "test_layer_norm_adds_eps_under_the_root"

# The place of ε and float32 hidden in a float64 answer have checks of their own.
TO_THREE_DIGITS = {
    "rtol": 1e-3,
    "atol": 1e-3,
    "because": "the place of ε shows as 1e-4 and has a check of its own; biased or not as 9 %",
}
PLACE_OF_EPS = {
    "rtol": 1e-4,
    "atol": 1e-5,
    "because": "right forms differ by 4e-5 in float32 at most, a misplaced ε shows as 1e-2 here",
}
AVERAGED = {
    "rtol": {torch.float64: 1e-9, torch.float32: 1e-5},
    "atol": {torch.float64: 1e-10, torch.float32: 1e-6},
    "because": "right forms differ by 2e-15 and 2e-7, the smallest mistake by 1e-2",
}
FAR_FROM_ZERO = {
    "rtol": 0.0,
    "atol": 0.02,
    "because": "right forms differ by 3e-4 in float32, E[x²] − μ² is off by 0.8",
}
EVERY_RANGE = {
    "rtol": {torch.float64: 5e-3, torch.float32: 0.0},
    "atol": {torch.float64: 1e-4, torch.float32: 0.02},
    "because": "σ + 1e-8 may pass, as 1e-3; in float32 right forms differ by 3e-4 at 3000",
}
# Eight values each from 3000 and 4000 on, in steps of 1/8 and 1/4: σ is 0.29 and 0.58, and
# every right form finds the mean exactly.
STEPS = torch.arange(8, dtype=torch.float32)[:, None] * torch.tensor([0.125, 0.25])
AT_3000 = torch.tensor([3000.0, 4000.0]) + STEPS[[3, 0, 7, 5, 1, 6, 2, 4]]
# PyTorch's batch norm does not train with ε = 0, its layer norm does.
BATCH_EPSILONS = sampled_from([{}, {"eps": 0.1}, {"eps": 1.0}, {"eps": 1e-3}])
LAYER_EPSILONS = sampled_from([{}, {"eps": 0.1}, {"eps": 1.0}, {"eps": 0.0}])


def spread(x: torch.Tensor, dim: int = 0) -> torch.Tensor:
    """Makes no feature (or, along the last dimension, no instance) constant or nearly so."""
    is_narrow = x.amax(dim) - x.amin(dim) < 1
    x.select(dim, 0).add_(2 * is_narrow)
    return x


def batches(*shape, **settings):
    """Batches (n, F) without a constant feature, of any strides."""
    return tensors(*shape, **settings).map(spread)


def instances(*shape, **settings):
    """Instances (…, F), none of them constant, of any strides."""
    return tensors(*shape, **settings).map(lambda x: spread(x, -1))


def doubles(strategy):
    """Float64 values around 100 that float32 cannot hold."""
    return strategy.map(lambda x: x.mul_(0.7).add_(100.1))


def small(strategy):
    """Values a hundred times as small, so that ε counts."""
    return strategy.map(lambda x: x.mul_(0.01))


def as_new(x: torch.Tensor) -> dict[str, torch.Tensor]:
    """Put in by hand what weight and bias are in a new layer: that has a check of its own."""
    return {"weight": torch.ones(x.shape[-1]), "bias": torch.zeros(x.shape[-1])}


def in_double(kind: str, x: torch.Tensor) -> torch.Tensor:
    """What PyTorch's layer makes of float32 values, computed in float64."""
    return layer_output(torch.nn, kind, x.double(), {}).float()


# ---------------------------------------------------------------- 1. Standardizer


def by_formula(train: torch.Tensor, x: torch.Tensor) -> torch.Tensor:
    """x standardized by the mean and σ of train, a σ of 0 taken for 1."""
    std = train.std(0, correction=0)
    return (x - train.mean(0)) / torch.where(std > 0, std, torch.ones_like(std))


@number("1.5")
@weight(1)
@functions("Standardizer")
@needs(STANDARDIZER_BASICS, STANDARDIZER_RANGES)
@cases(examples=8, train=doubles(batches(st.integers(2, 6), 3, dtype=torch.float64)))
def test_standardizer_keeps_float64_and_any_strides(student, train):
    """Float64 data around 100, of any strides, is standardized to the last digits."""
    observed = student.run(standardized, train, train)

    expect(observed).close_to(by_formula(train, train))


@number("1.6")
@weight(1)
@functions("Standardizer")
@needs(STANDARDIZER_BASICS)
def test_standardizer_takes_features_of_every_range(student):
    """Years, prices of a million and micrometres get the same treatment; in float32 too."""
    rows = [[2001, 1.5e6, 4e-5], [1990, 4.0e5, 1e-5], [2023, 2.5e6, 2e-5], [2010, 9.0e5, 2e-5]]
    for train in (torch.tensor(rows, dtype=torch.float64), AT_3000):
        observed = student.run(standardized, train, train)

        expected = by_formula(train.double(), train.double()).to(train.dtype)
        expect(observed).close_to(expected, **EVERY_RANGE)


@number("1.7")
@weight(1)
@functions("Standardizer")
@needs(STANDARDIZER_BASICS)
@cases(examples=6, train=batches(4, 3), where=st.integers(0, 2))
def test_standardizer_maps_a_constant_feature_to_zero(student, train, where):
    """A feature that was constant in fit becomes 0, every one of a single sample; std is 0 or 1."""
    train[:, where] = 2.5
    std = train.std(0, correction=0)

    observed = student.run(standardized, train, train)

    expect(observed).close_to(by_formula(train, train), **TO_THREE_DIGITS)
    expect(student.run(standardized, train[:1], train[:1])).close_to(
        0 * train[:1], **TO_THREE_DIGITS
    )
    allowed = [std, torch.where(std > 0, std, torch.ones_like(std))]
    expect(student.run(learned, train)["std"]).close_to_any(allowed)


@number("1.8")
@weight(1)
@functions("Standardizer")
@needs(STANDARDIZER_BASICS)
@cases(examples=4, first=batches(4, 2), second=batches(5, 2, dtype=torch.float64))
def test_standardizer_remembers_its_own_last_fit(student, first, second):
    """A second fit replaces the first, and two standardizers know nothing of each other."""
    second = second.to(first.dtype)

    apart = student.run(standardizers_apart, [first, second])
    later = student.run(refitted, first, second, first)

    expect(apart).close_to(
        [by_formula(first, first), by_formula(second, second)], **TO_THREE_DIGITS
    )
    expect(later).close_to(by_formula(second, first), **TO_THREE_DIGITS)


@number("1.9")
@weight(1)
@functions("Standardizer")
@needs(STANDARDIZER_BASICS)
@cases(examples=4, train=batches(4, 2), x=tensors(3, 2, dtype=torch.float64))
def test_standardizer_leaves_the_data_alone(student, train, x):
    """fit and transform do not change the data they are given."""
    x = x.to(train.dtype)

    observed = student.run(data_after_standardizing, train, x)

    expect(observed).equals({"train": train, "x": x})


# ---------------------------------------------------------------- 2. BatchNorm1d


@number("2.8")
@weight(2)
@functions("BatchNorm1d")
@needs(BATCH_BASICS, EVAL_BASICS)
@cases(
    examples=12,
    x=small(batches(st.integers(2, 6), 3)),
    training=st.booleans(),
    settings=BATCH_EPSILONS,
)
def test_batch_norm_adds_eps_under_the_root(student, x, training, settings):
    """With a small variance, or a large ε, it still follows PyTorch."""
    state = {**as_new(x), "running_var": torch.tensor([1e-4, 1e-3, 0.5])}
    asked = ("BatchNorm1d", x, state, training)
    expected = layer_output(torch.nn, *asked, **settings)

    observed = student.run(layer_output, *asked, **settings)

    expect(observed).close_to(expected, **PLACE_OF_EPS)


@number("2.9")
@weight(1)
@functions("BatchNorm1d")
@needs(BATCH_BASICS, BATCH_EPS)
@cases(examples=8, x=doubles(batches(st.integers(2, 6), 3, dtype=torch.float64)))
def test_batch_norm_keeps_float64_and_any_strides(student, x):
    """Float64 batches around 100, of any strides, are normalized to the last digits."""
    expected = layer_output(torch.nn, "BatchNorm1d", x, as_new(x))

    observed = student.run(layer_output, "BatchNorm1d", x, as_new(x))

    expect(observed).close_to(expected)


@number("2.10")
@weight(1)
@functions("BatchNorm1d")
@needs(BATCH_BASICS)
def test_batch_norm_works_far_from_zero(student):
    """Float32 values around 3000 and 4000 are normalized as well as those around 0."""
    observed = student.run(layer_output, "BatchNorm1d", AT_3000, as_new(AT_3000))

    expect(observed).close_to(in_double("BatchNorm1d", AT_3000), **FAR_FROM_ZERO)


@number("2.11")
@weight(2)
@functions("BatchNorm1d")
@needs(BATCH_BASICS, AVERAGES, BUFFERS, BATCH_DOUBLE)
@cases(
    examples=8,
    first=batches(2, 3),
    second=batches(st.integers(3, 5), 3, dtype=torch.float64),
    third=batches(8, 3, dtype=torch.float64),
    settings=sampled_from([{"momentum": 0.3}, {}, {"momentum": 1.0}, {"momentum": 0.0}]),
)
def test_batch_norm_averages_over_several_batches(student, first, second, third, settings):
    """Batches of 2 to 8 samples move both averages as in torch.nn.BatchNorm1d, for any momentum."""
    run = [first, second.to(first.dtype), third.to(first.dtype)]
    expected = moving_averages(torch.nn, run, **settings)

    observed = student.run(moving_averages, run, **settings)

    expect(observed).close_to(expected, **AVERAGED)


@number("2.12")
@weight(2)
@functions("BatchNorm1d")
@needs(BATCH_BASICS, AVERAGES, EVAL_BASICS)
@cases(
    examples=4,
    train=batches(4, 3, dtype=torch.float32),
    x=tensors(1, 3, dtype=torch.float32),
    weight=tensors(3),
)
def test_batch_norm_changes_its_mode(student, train, x, weight):
    """From training to eval and back: eval takes one sample, and leaves the averages alone."""
    asked = ([train, x] * 2, [True, False] * 2, {"weight": weight, "bias": weight})
    expected = layer_run(torch.nn, *asked, momentum=0.3)

    observed = student.run(layer_run, *asked, momentum=0.3)

    expect(observed).close_to(expected, **TO_THREE_DIGITS)


@number("2.13")
@weight(1)
@functions("BatchNorm1d")
@needs(BATCH_BASICS, AVERAGES)
@cases(examples=4, x=batches(st.integers(2, 5), 3, dtype=torch.float32))
def test_batch_norm_trains_without_autograd(student, x):
    """Under torch.no_grad training is still training: batch statistics, and averages that move."""
    asked = ([x, 2 * x + 1], [True, True], as_new(x))
    expected = layer_run(torch.nn, *asked, with_autograd=False, momentum=0.3)

    observed = student.run(layer_run, *asked, with_autograd=False, momentum=0.3)

    expect(observed).close_to(expected, **TO_THREE_DIGITS)


@number("2.14")
@weight(2)
@functions("BatchNorm1d")
@needs(BATCH_GRADIENTS, BATCH_DOUBLE)
@cases(
    examples=8,
    x=batches(st.integers(2, 5), 2, dtype=torch.float64),
    weight=tensors(2),
    is_constant=st.booleans(),
)
def test_batch_norm_has_the_right_jacobian(student, x, weight, is_constant):
    """In training every derivative is right in float64, that of a constant feature too."""
    if is_constant:
        x[:, 1] = 2.5
    expected = jacobian(torch.nn, "BatchNorm1d", x, {"weight": weight})

    observed = student.run(jacobian, "BatchNorm1d", x, {"weight": weight})

    expect(observed).close_to(expected)


@number("2.15")
@weight(1)
@functions("BatchNorm1d")
@needs(EVAL_BASICS, BATCH_GRADIENTS)
@cases(examples=4, x=tensors(2, 2, dtype=torch.float64), weight=tensors(2), mean=tensors(2))
def test_batch_norm_has_the_right_jacobian_in_eval(student, x, weight, mean):
    """In eval the averages are constants: each output depends on its own input alone."""
    state = {"weight": weight, "running_mean": mean, "running_var": mean.abs() + 0.5}
    expected = jacobian(torch.nn, "BatchNorm1d", x, state, training=False)

    observed = student.run(jacobian, "BatchNorm1d", x, state, training=False)

    expect(observed).close_to(expected, **TO_THREE_DIGITS)


@number("2.16")
@weight(1)
@functions("BatchNorm1d")
@needs(BATCH_GRADIENTS, AVERAGES, EVAL_BASICS)
@cases(
    examples=4,
    run=tensors(3, 4, 2, dtype=torch.float64, layout="contiguous"),
    slopes=tensors(3, 4, 2),
)
def test_batch_norm_averages_have_no_graph(student, run, slopes):
    """Forward and backward, twice in training and then in eval: the averages are plain data."""
    asked = ("BatchNorm1d", [spread(x) for x in run], list(slopes), [True, True, False], {})
    expected = gradients(torch.nn, *asked, momentum=0.3)

    observed = student.run(gradients, *asked, momentum=0.3)

    inputs = [[told["x"] for told in one] for one in (observed, expected)]
    expect(inputs[0]).close_to(inputs[1], **TO_THREE_DIGITS)
    has_graph = student.run(averages_have_a_graph, list(run))
    expect(has_graph).equals({"running_mean": False, "running_var": False})


@number("2.17")
@weight(1)
@functions("BatchNorm1d")
@needs(BATCH_BASICS, AVERAGES, EVAL_BASICS)
@cases(examples=4, x=tensors(2, 3), train=batches(4, 3, dtype=torch.float64), weight=tensors(3))
def test_batch_norm_loads_what_pytorch_saved(student, x, train, weight):
    """load_state_dict(state, strict=False) takes the state of a trained torch.nn.BatchNorm1d."""
    pytorch = torch.nn.BatchNorm1d(3, dtype=torch.float64)
    pytorch(train)
    state = {**pytorch.state_dict(), "weight": weight.double(), "bias": weight.double() + 1}
    expected = loaded(torch.nn, x, state)

    observed = student.run(loaded, x, state)

    expect(observed).close_to(expected, **TO_THREE_DIGITS)


@number("2.18")
@weight(1)
@functions("BatchNorm1d")
@needs(BATCH_BASICS, AVERAGES, EVAL_BASICS)
@cases(examples=4, train=batches(4, 3), weight=tensors(3))
def test_batch_norm_saves_all_that_it_needs(student, train, weight):
    """Its state_dict, loaded in a new layer, makes that one the same, in float64 too."""
    asked = ("BatchNorm1d", [train, 2 * train], train, {"weight": weight, "bias": weight + 1})
    expected = saved_and_loaded(torch.nn, *asked, momentum=0.3)

    observed = student.run(saved_and_loaded, *asked, momentum=0.3)

    expect(observed).close_to(expected, **TO_THREE_DIGITS)


@number("2.19")
@weight(1)
@functions("BatchNorm1d")
@needs(BATCH_BASICS, AVERAGES, EVAL_BASICS)
@cases(examples=4, first=batches(4, 2), weights=tensors(2, 2))
def test_batch_norm_layers_are_apart(student, first, weights):
    """Two layers share neither parameters nor averages."""
    states = [{"weight": own, "bias": own + 1} for own in weights]
    asked = ("BatchNorm1d", [first, 3 * first - 1], states)
    expected = layers_apart(torch.nn, *asked, momentum=0.3)

    observed = student.run(layers_apart, *asked, momentum=0.3)

    expect(observed).close_to(expected, **TO_THREE_DIGITS)


@number("2.20")
@weight(1)
@functions("BatchNorm1d")
@needs(BATCH_BASICS)
@cases(examples=4, x=batches(4, 2))
def test_batch_norm_leaves_its_input_alone(student, x):
    """Neither training nor eval changes the batch."""
    observed = student.run(input_after, "BatchNorm1d", x)

    expect(observed).equals(x)


@number("2.21")
@weight(1)
@functions("BatchNorm1d")
@needs(AVERAGES, EVAL_BASICS, BATCH_EPS)
@cases(examples=4, x=tensors(2, 3), train=batches(3, 3, dtype=torch.float64))
def test_batch_norm_takes_its_settings_by_position(student, x, train):
    """BatchNorm1d(3, 0.5, 0.25) has ε = 0.5 and m = 0.25."""
    asked = ("BatchNorm1d", [train.to(x.dtype)], x, 0.5, 0.25)
    expected = output_by_position(torch.nn, *asked)

    observed = student.run(output_by_position, *asked)

    expect(observed).close_to(expected, **PLACE_OF_EPS)


@number("2.22")
@weight(1)
@functions("BatchNorm1d")
def test_batch_norm_refuses_bad_settings_and_takes_zeros(student):
    """A negative eps or momentum raises ValueError; 0 is a legal value of both."""
    expect(student.run(construct, "BatchNorm1d", eps=0.0, momentum=0.0)).equals(True)

    expect(student.attempt(construct, "BatchNorm1d", eps=-1e-5)).refuses()
    expect(student.attempt(construct, "BatchNorm1d", momentum=-0.1)).refuses()


# ---------------------------------------------------------------- 3. LayerNorm


@number("3.4")
@weight(2)
@functions("LayerNorm")
@needs(LAYER_BASICS)
@cases(examples=10, x=small(instances(2, st.integers(2, 4))), settings=LAYER_EPSILONS)
def test_layer_norm_adds_eps_under_the_root(student, x, settings):
    """With a small variance, or an ε that is large or 0, it still follows PyTorch."""
    expected = layer_output(torch.nn, "LayerNorm", x, as_new(x), **settings)

    observed = student.run(layer_output, "LayerNorm", x, as_new(x), **settings)

    expect(observed).close_to(expected, **PLACE_OF_EPS)


@number("3.5")
@weight(2)
@functions("LayerNorm")
@needs(LAYER_BASICS, LAYER_EPS)
@cases(
    examples=4,
    one=doubles(instances(3, dtype=torch.float64)),
    three=doubles(instances(2, 4, 3, dtype=torch.float64)),
    four=doubles(instances(3, 2, 2, 2, dtype=torch.float64)),
    narrow=doubles(instances(3, 1, dtype=torch.float64)),
)
def test_layer_norm_takes_any_shape_and_strides(student, one, three, four, narrow):
    """(F,), (N, T, F), (N, S, T, F) or one feature, in float64 and of any strides."""
    for x in (one, three, four, narrow):
        expected = layer_output(torch.nn, "LayerNorm", x, as_new(x))

        observed = student.run(layer_output, "LayerNorm", x, as_new(x))

        expect(observed).close_to(expected)


@number("3.6")
@weight(1)
@functions("LayerNorm")
@needs(LAYER_BASICS)
def test_layer_norm_works_far_from_zero(student):
    """Float32 values around 3000 and 4000 are normalized as well as those around 0."""
    x = AT_3000.T.contiguous()

    observed = student.run(layer_output, "LayerNorm", x, as_new(x))

    expect(observed).close_to(in_double("LayerNorm", x), **FAR_FROM_ZERO)


@number("3.7")
@weight(2)
@functions("LayerNorm")
@needs(LAYER_BASICS, LAYER_DOUBLE, LAYER_PARAMETERS)
@cases(
    examples=8,
    x=instances(2, st.integers(2, 4), dtype=torch.float64),
    is_constant=st.booleans(),
    weights=tensors(4),
)
def test_layer_norm_has_the_right_jacobian(student, x, is_constant, weights):
    """Every derivative is right in float64, that of a constant instance too."""
    if is_constant:
        x[1] = 2.5
    asked = ("LayerNorm", x, {"weight": weights[: x.shape[-1]]})
    expected = jacobian(torch.nn, *asked)

    observed = student.run(jacobian, *asked)

    expect(observed).close_to(expected)


@number("3.8")
@weight(1)
@functions("LayerNorm")
@needs(LAYER_BASICS)
@cases(examples=4, first=instances(2, 3), weights=tensors(2, 3))
def test_layer_norm_is_the_same_in_eval(student, first, weights):
    """Eval gives what training gives; two layers share nothing."""
    states = [{"weight": own, "bias": own + 1} for own in weights]
    asked = ("LayerNorm", [first, 3 * first - 1], states)
    expected = layers_apart(torch.nn, *asked)

    observed = student.run(layers_apart, *asked)

    expect(observed).close_to(expected, **TO_THREE_DIGITS)


@number("3.9")
@weight(1)
@functions("LayerNorm")
@needs(LAYER_BASICS)
@cases(examples=4, x=instances(2, 3))
def test_layer_norm_leaves_its_input_alone(student, x):
    """Neither training nor eval changes the input."""
    observed = student.run(input_after, "LayerNorm", x)

    expect(observed).equals(x)


@number("3.10")
@weight(1)
@functions("LayerNorm")
def test_layer_norm_refuses_a_negative_eps_and_takes_zero(student):
    """A negative eps raises ValueError; 0 is a legal value."""
    expect(student.run(construct, "LayerNorm", eps=0.0)).equals(True)

    expect(student.attempt(construct, "LayerNorm", eps=-1e-5)).refuses()
