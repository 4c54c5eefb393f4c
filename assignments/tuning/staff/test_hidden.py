"""The hidden checks: the inputs that show a subtle mistake (see design.md)."""

import itertools
import math
import random

import numpy as np
import torch
from chances import ALARM, expect_evenly
from hypothesis import strategies as st
from probes import (
    fold_counts,
    fold_kinds,
    folds_of_samples,
    grid_kinds,
    grid_trials,
    left_by_best_trial,
    left_by_folds,
    left_by_grid,
    left_by_search,
    left_by_split,
    search,
    search_columns,
    search_kinds,
    search_outline,
    split_counts,
    split_kinds,
    splits,
    try_split,
    tuned,
    tuned_by_name,
    winner,
    winner_by_name,
)

from grader.examine import binomial_range, cases, expect, functions, needs, number, weight

GRID_BASICS = "test_grid_has_every_combination"
SEARCH_BASICS = "test_random_search_draws_from_lists_and_ranges"
SEARCH_FRESH = "test_random_search_draws_each_trial_afresh"
LOG_BASICS = "test_log_uniform_draws_each_decade_alike"
BEST_BASICS = "test_best_trial_has_the_lowest_score"
BEST_HIGHEST = "test_best_trial_can_have_the_highest_score"
BEST_NAN = "test_best_trial_is_never_nan"
BEST_NAN_ANYWHERE = "test_best_trial_skips_nan_wherever_it_is"
BEST_TIES = "test_best_trial_is_the_first_of_equals"
BEST_INFINITE = "test_best_trial_takes_infinite_scores"
SPLIT_BASICS = "test_split_takes_a_share_of_each_class"
SPLIT_HALVES = "test_split_takes_halves_up"
SPLIT_SHUFFLED = "test_split_is_shuffled"
SPLIT_SEEDED = "test_split_draws_from_its_generator"
FOLDS_BASICS = "test_folds_hold_every_index_once"
FOLDS_SHARE = "test_folds_share_each_class"
FOLDS_SEEDED = "test_folds_draw_from_their_generator"
TUNE_BASICS = "test_tune_gives_the_best_candidate_and_all_scores"
TUNE_CALLS = "test_tune_trains_each_candidate_once"
TUNE_FAILURE = "test_tune_goes_on_after_a_failure"

NAN, INF = math.nan, math.inf
SEED = 2718
DRAWS = {  # what untouched global random states draw after SEED
    "torch": torch.rand(
        (), dtype=torch.float64, generator=torch.Generator().manual_seed(SEED)
    ).item(),
    "numpy": np.random.RandomState(SEED).rand(),
    "random": random.Random(SEED).random(),
}
INDICES = {"Tensor of int64", "list of int", "list of int64", "tuple of int", "tuple of int64"}
UNITS = [{"units": units} for units in (50, 10, 40, 30, 20)]
PAIR = torch.tensor([0, 0, 0, 0, 1, 1, 1, 1])  # two classes of four, sorted
TRIPLE = torch.tensor([1, 1, 1, 0, 0, 0])  # two classes of three
HALVES = list(itertools.combinations(range(4), 2))  # of four samples
NAMES = [3, 5, 7, 8, 12, 33, 40, 100]  # of classes of five, and 99 of one sample
MIXED = torch.tensor([[NAMES[5 * i % 8] for i in range(40)] + [99]] * 2).T[:, 0]  # strided
SIZES = [1, 2, 3, 4, 5, 6, 9, 10]  # of the classes of UNEVEN
UNEVEN = torch.arange(8).repeat_interleave(torch.tensor(SIZES))
SCORES_FLOAT32 = {"rtol": 1e-6, "atol": 0.0, "because": "a score kept in float32 is right too"}


@st.composite
def spaces(draw):
    """Up to four names in any order, each with up to three values in any order."""
    names = draw(st.permutations(["lr", "depth", "batch", "alpha"]))
    values = st.lists(st.integers(0, 9), min_size=1, max_size=3, unique=True)
    return {name: draw(values) for name in names[: draw(st.integers(1, 4))]}


def drawn(student, space, n, seed):
    """The values of each name in n trials: of a few first, which tell most known mistakes apart."""
    few = student.run(search_columns, space, 20, seed=seed)
    many = student.run(search_columns, space, n - 20, seed=seed + 100)
    for name in space:
        expect(len(few[name]) + len(many[name])).equals(n)
    return {name: few[name] + many[name] for name in space}


def split_often(student, seed):
    """The first and the second parts of 600 splits of PAIR into halves: of a few first, too."""
    few = student.run(splits, PAIR, 0.5, seed=seed, calls=20)
    many = student.run(splits, PAIR, 0.5, seed=seed + 100, calls=580)
    return {part: few[part] + many[part] for part in few}


def fold_often(student, seed):
    """The fold of each sample of TRIPLE, in 600 calls with three folds: of a few first, too."""
    few = student.run(folds_of_samples, TRIPLE, 3, seed=seed, calls=20)
    return few + student.run(folds_of_samples, TRIPLE, 3, seed=seed + 100, calls=580)


def part_of(value, low, high, cells):
    """Which of `cells` equal parts of a range a value is in."""
    return min(max(math.floor((value - low) / (high - low) * cells), 0), cells - 1)


def expect_range(values, low, high):
    """Numbers in a range, give or take what float32 rounds off, nearly all of them different."""
    low, high = low - 1e-6 * abs(low), high + 1e-6 * abs(high)
    outside = [value for value in values if not low <= value <= high]
    expect(not outside).is_true(f"numbers from {low:g} to {high:g}", got=str(outside[:3]))
    different = len(set(values))
    expect(different > 0.95 * len(values)).is_true(
        "any number of the range, not only a few", got=f"{different} different numbers"
    )


def expect_units(trials, asked):
    """The trials of the lowest scores and then of the highest, each judged with its question."""
    units = [low for _, low, _ in asked] + [high for _, _, high in asked]
    for trial, right in zip(trials, units, strict=True):
        expect(trial).equals({"units": right})


# ---------------------------------------------------------------- 1. grid


@number("1.3")
@weight(1)
@functions("grid")
@needs(GRID_BASICS)
@cases(examples=12, space=spaces())
def test_grid_of_any_space(student, space):
    """One to four names with one to three values each, whatever their order."""
    expected = [
        dict(zip(space, values, strict=True)) for values in itertools.product(*space.values())
    ]

    observed = student.run(grid_trials, space)

    expect(observed).equals(expected)


@number("1.4")
@weight(1)
@functions("grid")
@needs(GRID_BASICS)
def test_grid_keeps_values_as_they_are(student):
    """None, False, 0, a text and a tuple are values like others; an int stays an int."""
    space = {"x": [None, False, 0, "relu"], "layers": [(50, 20), (30,)], "units": [16, 32]}

    observed = student.run(grid_trials, space)
    kinds = student.run(grid_kinds, space)

    values = [[trial[name] for name in space] for trial in observed]
    expect(values).equals([list(one) for one in itertools.product(*space.values())])
    expect(kinds["layers"]).equals(["tuple"])
    expect(kinds["units"]).equals(["int"])


@number("1.5")
@weight(1)
@functions("grid")
@needs(GRID_BASICS)
def test_grid_leaves_the_space_alone(student):
    """The space is afterwards what it was, and a second grid of it is as long."""
    space = {"b": [2, 1], "a": [5, 3, 4]}

    observed = student.run(left_by_grid, space)

    expect(observed["space"]).equals(space)
    expect(observed["trials again"]).equals(6)


@number("1.6")
@weight(1)
@functions("grid")
@needs(GRID_BASICS)
def test_grid_takes_the_name_of_the_contract(student):
    """grid(space=…) is the same as grid(…)."""
    observed = student.run(grid_trials, {"units": [30, 10]}, by_name=True)

    expect(observed).equals([{"units": 30}, {"units": 10}])


# ---------------------------------------------------------------- 2. random_search


@number("2.6")
@weight(1)
@functions("random_search")
@needs(SEARCH_FRESH)
def test_random_search_chooses_uniformly(student):
    """Each entry of lists of 2, 5 and 3 is as likely, in 2400 trials (false alarm under 1e-9)."""
    space = {"a": ["x", "y"], "b": [50, 10, 40, 30, 20], "c": [3, 1, 2]}

    observed = drawn(student, space, 2400, seed=11)

    for name, choices in space.items():
        expect_evenly(observed[name], choices)


@number("2.7")
@weight(2)
@functions("random_search")
@needs(SEARCH_FRESH)
def test_random_search_draws_independently(student):
    """No name follows another, no trial the one before, in 2400 trials (false alarm under 1e-9)."""
    space = {"a": [3, 1, 2], "b": [4, 5, 6], "u": ("uniform", 0.0, 1.0), "v": ("uniform", 0.0, 1.0)}
    nine = list(itertools.product(range(3), range(3)))

    alone = drawn(student, {"a": [0, 1, 2]}, 600, seed=12)["a"]
    observed = drawn(student, space, 2400, seed=12)

    parts = {name: [part_of(u, 0, 1, 3) for u in observed[name]] for name in ("u", "v")}
    parts |= {name: [space[name].index(value) for value in observed[name]] for name in ("a", "b")}
    for one, other in itertools.combinations(parts, 2):
        expect_evenly(list(zip(parts[one], parts[other], strict=True)), nine)
    for one in (*parts.values(), alone):
        expect_evenly(list(zip(one[::2], one[1::2], strict=True)), nine)


@number("2.8")
@weight(1)
@functions("random_search")
@needs(SEARCH_FRESH)
def test_uniform_ranges_are_even(student):
    """Each tenth of a range is as likely, below zero and far from it too (false alarm 1e-9)."""
    space = {"a": ("uniform", -2.0, 0.5), "b": ("uniform", 100.0, 101.0), "c": ("uniform", 0, 8)}

    observed = drawn(student, space, 2400, seed=13)

    for name, (_, low, high) in space.items():
        expect_range(observed[name], low, high)
        expect_evenly([part_of(x, low, high, 10) for x in observed[name]], range(10))


@number("2.9")
@weight(1)
@functions("random_search")
@needs(LOG_BASICS)
def test_log_uniform_ranges_are_even_in_the_logarithm(student):
    """Each tenth of ln low … ln high is as likely, above one and between decades too (1e-9)."""
    space = {"a": ("log_uniform", 3e-4, 0.5), "b": ("log_uniform", 2, 5000)}

    observed = drawn(student, space, 2400, seed=14)

    for name, (_, low, high) in space.items():
        expect_range(observed[name], low, high)
        logs = [math.log(x) for x in observed[name]]
        parts = [part_of(x, math.log(low), math.log(high), 10) for x in logs]
        expect_evenly(parts, range(10))


@number("2.10")
@weight(1)
@functions("random_search")
@needs(SEARCH_FRESH)
def test_random_search_takes_every_list_for_choices(student):
    """["uniform", 1, 2] is a list, so three choices; so are [0, 10] and [0.25, 0.5, 0.75]."""
    space = {"a": ["uniform", 1, 2], "b": [0, 10], "c": [0.25, 0.5, 0.75]}

    observed = drawn(student, space, 600, seed=15)

    for name, choices in space.items():
        expect_evenly(observed[name], choices)


@number("2.11")
@weight(1)
@functions("random_search")
@needs(SEARCH_FRESH)
def test_random_search_keeps_values_as_they_are(student):
    """None, False, 0, a text and a tuple are choices like others; an int stays an int."""
    space = {"x": [None, False, 0, "relu"], "layers": [(50, 20), (30,)], "one": [64]}

    kinds = student.run(search_kinds, space, 200, seed=16)
    only = student.run(search, {"one": [64]}, 1, seed=16)

    expected = {"x": ["NoneType", "bool", "int", "str"], "layers": ["tuple"], "one": ["int"]}
    expect(kinds).equals(expected)
    expect(only).equals([{"one": 64}])


@number("2.12")
@weight(1)
@functions("random_search")
@needs(SEARCH_BASICS)
def test_random_search_leaves_the_rest_alone(student):
    """The space and the global random states are afterwards what they were."""
    space = {"b": [2, 1], "lr": ("log_uniform", 0.125, 0.5), "a": ("uniform", 0.0, 1.0)}

    observed = student.run(left_by_search, space, 5, seed=17, global_seed=SEED)

    expect(list(observed["space"])).equals(list(space))
    expect(list(observed["space"].values())).equals(list(space.values()))
    expect(observed["draws"]).equals(DRAWS)


@number("2.13")
@weight(1)
@functions("random_search")
@needs(SEARCH_BASICS)
def test_random_search_takes_the_names_of_the_contract(student):
    """random_search(space=…, n=…, generator=…) is the same as without the names."""
    space = {"units": [10, 20], "alpha": ("uniform", 0.0, 1.0)}

    observed = student.run(search_outline, space, 7, seed=18, by_name=True)

    expect(observed).equals({"trials": 7, "names": [["units", "alpha"]]})


# ---------------------------------------------------------------- 3. best_trial


@number("3.4")
@weight(1)
@functions("best_trial")
@needs(BEST_HIGHEST)
def test_best_trial_is_the_first_of_equals(student):
    """Where several scores are the best, the first of their trials wins."""
    lowest = student.run(winner, UNITS, [3.0, 2.0, 4.0, 2.0, 2.0])
    highest = student.run(winner, UNITS, [3.0, 2.0, 4.0, 4.0, 2.0], minimize=False)
    zeros = student.run(winner, UNITS, [0.0] * 5)

    expect(lowest).equals({"units": 10})
    expect(highest).equals({"units": 40})
    expect(zeros).equals({"units": 50})


@number("3.5")
@weight(1)
@functions("best_trial")
@needs(BEST_HIGHEST, BEST_NAN)
def test_best_trial_skips_nan_wherever_it_is(student):
    """NaN in the first, in the last and in several places never wins, however large the others."""
    asked = [
        ([NAN, NAN, 3.0, 1.0, 2.0], 30, 40),
        ([3.0, 2.0, 1.0, 4.0, NAN], 40, 30),
        ([NAN, -3.0, NAN, -2.0, NAN], 10, 30),
        ([2e12, NAN, 1e12, 3e12, NAN], 40, 30),
        ([NAN, NAN, NAN, NAN, 0.0], 20, 20),
    ]

    lowest = [student.run(winner, UNITS, scores) for scores, _, _ in asked]
    highest = [student.run(winner, UNITS, scores, False) for scores, _, _ in asked]

    expect_units([*lowest, *highest], asked)


@number("3.6")
@weight(1)
@functions("best_trial")
@needs(BEST_HIGHEST, BEST_NAN)
def test_best_trial_takes_infinite_scores(student):
    """Infinity is a number: the worst one, but better than NaN; the first of equals wins."""
    asked = [
        ([NAN, INF, INF, NAN, INF], 10, 10),
        ([NAN, -INF, -INF, NAN, -INF], 10, 10),
        ([5.0, INF, 1.0, -INF, 2.0], 30, 10),
        ([NAN, 2e12, 3e12, INF, 4e12], 10, 30),
        ([NAN, 2.0, 3.0, INF, 1.0], 20, 30),
        ([NAN, -2.0, -3.0, -INF, -1.0], 30, 20),
    ]

    lowest = [student.run(winner, UNITS, scores) for scores, _, _ in asked]
    highest = [student.run(winner, UNITS, scores, minimize=False) for scores, _, _ in asked]

    expect_units([*lowest, *highest], asked)


@number("3.7")
@weight(1)
@functions("best_trial")
@needs(BEST_NAN)
def test_best_trial_takes_scores_of_any_kind(student):
    """A tensor, a NumPy array and whole numbers are scores too."""
    scores = [3.0, NAN, 2.0, 1.0, 4.0]
    kinds = (torch.tensor(scores), torch.tensor(scores).double(), np.array(scores))
    whole = ([7, 5, 9, 6, 8], torch.tensor([7, 5, 9, 6, 8]))

    observed = [student.run(winner, UNITS, kind) for kind in (*kinds, *whole)]

    for best, units in zip(observed, (30, 30, 30, 10, 10), strict=True):
        expect(best).equals({"units": units})


@number("3.8")
@weight(1)
@functions("best_trial")
@needs(BEST_BASICS)
def test_best_trial_leaves_trials_and_scores_alone(student):
    """The trials and the scores are afterwards what they were, in a list, tensor or array."""
    scores = [3.0, NAN, 2.0, 1.0, 4.0]
    kinds = (scores, torch.tensor(scores), np.array(scores))

    observed = [student.run(left_by_best_trial, UNITS, kind) for kind in kinds]

    for left, kind in zip(observed, kinds, strict=True):
        expect(left["trials"]).equals(UNITS)
        expect(left["scores"]).equals(kind)


@number("3.9")
@weight(1)
@functions("best_trial")
@needs(BEST_HIGHEST)
def test_best_trial_takes_the_names_of_the_contract(student):
    """best_trial(trials=…, scores=…, minimize=…) is the same as without the names."""
    observed = [
        student.run(winner_by_name, UNITS, [3.0, 1.0, 5.0, 2.0, 4.0], minimize)
        for minimize in (True, False)
    ]

    for best, units in zip(observed, (10, 40), strict=True):
        expect(best).equals({"units": units})


# ---------------------------------------------------------------- 4. stratified_split


@number("4.6")
@weight(2)
@functions("stratified_split")
@needs(SPLIT_HALVES)
def test_split_rounds_each_class_with_halves_up(student):
    """Classes of 1 to 10 samples: ⌊fraction · n_c + ½⌋ each, whatever the others give."""
    fractions = (0.5, 0.25, 0.75, 0.125)

    asked = [student.run(split_counts, UNEVEN, fraction, seed=21) for fraction in fractions]

    for fraction, observed in zip(fractions, asked, strict=True):
        expected = {str(c): math.floor(fraction * size + 0.5) for c, size in enumerate(SIZES)}
        expect(observed["first"]).equals(expected)
        rest = {str(c): size - expected[str(c)] for c, size in enumerate(SIZES)}
        expect(observed["second"]).equals(rest)
        expect(observed["together"]).equals(list(range(40)))


@number("4.7")
@weight(1)
@functions("stratified_split")
@needs(SPLIT_BASICS)
def test_split_takes_nothing_or_everything(student):
    """A fraction of 0 leaves the first part empty, 1 the second; the other one has everything."""
    for fraction, full in [(0.0, "second"), (1.0, "first"), (0, "second"), (1, "first")]:
        observed = student.run(split_counts, PAIR, fraction, seed=22)

        expect(observed[full]).equals({"0": 4, "1": 4})
        expect(observed["together"]).equals(list(range(8)))


@number("4.8")
@weight(1)
@functions("stratified_split")
@needs(SPLIT_BASICS)
def test_split_takes_labels_of_any_numbers_in_any_order(student):
    """Labels such as 3 and 100, mixed and strided, and a 99 that comes only once."""
    asked = [student.run(split_counts, MIXED, 0.6, seed=seed) for seed in (23, 33)]

    classes = [str(name) for name in sorted([*NAMES, 99])]
    for observed in asked:
        expect(observed["first"]).equals({name: 1 if name == "99" else 3 for name in classes})
        expect(observed["second"]).equals({name: 0 if name == "99" else 2 for name in classes})
        expect(observed["together"]).equals(list(range(41)))


@number("4.9")
@weight(2)
@functions("stratified_split")
@needs(SPLIT_SEEDED)
def test_split_draws_any_samples_of_a_class(student):
    """Each half of four samples is as likely, in each class for itself (false alarm 1e-9)."""
    observed = split_often(student, seed=24)["first"]

    zeros = [tuple(sorted(i for i in part if i < 4)) for part in observed]
    ones = [tuple(sorted(i - 4 for i in part if i >= 4)) for part in observed]
    expect_evenly(zeros, HALVES)
    expect_evenly(ones, HALVES)
    low, high = binomial_range(600, 1 / 6, ALARM)
    alike = sum(one == other for one, other in zip(zeros, ones, strict=True))
    expect(low <= alike <= high).is_true(
        f"the same places in both classes {low} to {high} times in 600", got=f"{alike} times"
    )


@number("4.10")
@weight(1)
@functions("stratified_split")
@needs(SPLIT_SEEDED, SPLIT_SHUFFLED)
def test_split_gives_the_classes_in_every_order(student):
    """Two samples of each of two classes come in all six orders (false alarm under 1e-9)."""
    observed = split_often(student, seed=25)

    least, _ = binomial_range(600, 0.1, ALARM / 12)  # an even share would be 1/6
    for part, calls in observed.items():
        orders = [tuple(index >= 4 for index in indices) for indices in calls]
        counts = [orders.count(tuple(i in half for i in range(4))) for half in HALVES]
        expect(min(counts) >= least).is_true(
            f"each of six orders of the classes in the {part} part at least {least} times in 600",
            got=f"the rarest {min(counts)} times",
        )


@number("4.11")
@weight(1)
@functions("stratified_split")
@needs(SPLIT_BASICS)
def test_split_gives_int64_indices(student):
    """Both parts are 1-D int64 tensors, or lists of ints; an empty part is one too."""
    for fraction in (0.5, 0.0, 1.0):
        observed = student.run(split_kinds, PAIR, fraction, seed=26)

        for part, kind in observed.items():
            is_right = kind in INDICES or kind in ("list of nothing", "tuple of nothing")
            expect(is_right).is_true(f"a 1-D int64 tensor or a list of ints as {part}", got=kind)


@number("4.12")
@weight(1)
@functions("stratified_split")
@needs(SPLIT_BASICS)
def test_split_leaves_the_rest_alone(student):
    """The labels and the global random states are afterwards what they were."""
    observed = student.run(left_by_split, TRIPLE, 0.5, seed=27, global_seed=SEED)

    expect(observed["labels"]).equals(TRIPLE)
    expect(observed["draws"]).equals(DRAWS)


@number("4.13")
@weight(1)
@functions("stratified_split")
def test_split_refuses_a_negative_fraction(student):
    """A fraction of −0.25 or −1 raises ValueError, as one just above 1 does."""
    student.run(try_split, PAIR, 0.5, seed=28)  # a legal one does not

    for fraction in (-0.25, -1, 1.001):
        expect(student.attempt(try_split, PAIR, fraction, seed=28)).refuses()


@number("4.14")
@weight(1)
@functions("stratified_split")
@needs(SPLIT_BASICS)
def test_split_takes_the_names_of_the_contract(student):
    """stratified_split(labels=…, fraction=…, generator=…) is the same as without the names."""
    observed = student.run(split_counts, PAIR, 0.25, seed=29, by_name=True)

    expect(observed["first"]).equals({"0": 1, "1": 1})


# ---------------------------------------------------------------- 5. stratified_folds


@number("5.5")
@weight(2)
@functions("stratified_folds")
@needs(FOLDS_SHARE)
def test_folds_spread_what_cannot_be_shared_evenly(student):
    """Classes of 1 to 10 samples: no fold has two samples of a class more than another."""
    ks = (3, 4, 7)

    asked = [student.run(fold_counts, UNEVEN, k, seed=31) for k in ks]

    for k, observed in zip(ks, asked, strict=True):
        expect(observed["together"]).equals(list(range(40)))
        expect(len(observed["folds"])).equals(k)
        for c, size in enumerate(SIZES):
            each = [fold[str(c)] for fold in observed["folds"]]
            wanted = f"{size} samples of class {c} in {k} folds, counts at most 1 apart"
            expect(max(each) - min(each) <= 1).is_true(wanted, got=str(each))


@number("5.6")
@weight(1)
@functions("stratified_folds")
@needs(FOLDS_BASICS)
def test_folds_may_be_one_or_as_many_as_samples(student):
    """One fold has everything; with k = n a class of four gives its samples to four folds."""
    one = student.run(fold_counts, PAIR, 1, seed=32)
    many = student.run(fold_counts, PAIR, 8, seed=32)

    expect(one["folds"]).equals([{"0": 4, "1": 4}])
    expect(len(many["folds"])).equals(8)
    expect(many["together"]).equals(list(range(8)))
    for name in ("0", "1"):
        expect(sorted(fold[name] for fold in many["folds"])).equals([0] * 4 + [1] * 4)


@number("5.7")
@weight(1)
@functions("stratified_folds")
@needs(FOLDS_SHARE)
def test_folds_take_labels_of_any_numbers_in_any_order(student):
    """Labels such as 3 and 100, mixed and strided, and a 99 that comes only once."""
    asked = [student.run(fold_counts, MIXED, 3, seed=seed) for seed in (33, 43)]

    for observed in asked:
        expect(observed["together"]).equals(list(range(41)))
        for name in NAMES:
            expect(sorted(fold[str(name)] for fold in observed["folds"])).equals([1, 2, 2])
        expect(sorted(fold["99"] for fold in observed["folds"])).equals([0, 0, 1])


@number("5.8")
@weight(2)
@functions("stratified_folds")
@needs(FOLDS_SHARE, FOLDS_SEEDED)
def test_folds_deal_any_samples_of_a_class(student):
    """Three samples go to three folds in six ways, in each class for itself (1e-9)."""
    orders = list(itertools.permutations(range(3)))

    observed = fold_often(student, seed=34)

    ones, zeros = [tuple(one[:3]) for one in observed], [tuple(one[3:]) for one in observed]
    expect_evenly(ones, orders)
    expect_evenly(zeros, orders)
    low, high = binomial_range(600, 1 / 6, ALARM)
    alike = sum(one == other for one, other in zip(ones, zeros, strict=True))
    expect(low <= alike <= high).is_true(
        f"the same folds for both classes {low} to {high} times in 600", got=f"{alike} times"
    )


@number("5.9")
@weight(1)
@functions("stratified_folds")
@needs(FOLDS_BASICS)
def test_folds_are_a_list_of_int64_indices(student):
    """k folds in a list, each a 1-D int64 tensor or a list of ints; an empty fold is one too."""
    for k in (2, 8):
        observed = student.run(fold_kinds, PAIR, k, seed=35)

        expect(observed["holder"] in ("list", "tuple")).is_true("a list", got=observed["holder"])
        for kind in observed["folds"]:
            is_right = kind in INDICES or kind in ("list of nothing", "tuple of nothing")
            expect(is_right).is_true("1-D int64 tensors or lists of ints", got=kind)


@number("5.10")
@weight(1)
@functions("stratified_folds")
@needs(FOLDS_BASICS)
def test_folds_leave_the_rest_alone(student):
    """The labels and the global random states are afterwards what they were."""
    observed = student.run(left_by_folds, TRIPLE, 3, seed=36, global_seed=SEED)

    expect(observed["labels"]).equals(TRIPLE)
    expect(observed["draws"]).equals(DRAWS)


@number("5.11")
@weight(1)
@functions("stratified_folds")
@needs(FOLDS_SHARE)
def test_folds_take_the_names_of_the_contract(student):
    """stratified_folds(labels=…, k=…, generator=…) is the same as without the names."""
    observed = student.run(fold_counts, PAIR, 2, seed=37, by_name=True)

    expect(observed["folds"]).equals([{"0": 2, "1": 2}] * 2)


# ---------------------------------------------------------------- 6. tune


@number("6.4")
@weight(1)
@functions("tune")
@needs(TUNE_BASICS, BEST_HIGHEST)
def test_tune_can_maximize(student):
    """With minimize=False, by name or in the third place, the highest score wins."""
    named = student.run(tuned, UNITS, [0.5, 0.25, 0.875, 0.75, 0.0], minimize=False)
    placed = student.run(tuned, UNITS, [-1.0, -2.0, -4.0, -0.5, -3.0], False)

    expect(named["best"]).equals({"units": 40})
    expect(named["scores"]).close_to([0.5, 0.25, 0.875, 0.75, 0.0], **SCORES_FLOAT32)
    expect(placed["best"]).equals({"units": 30})


@number("6.5")
@weight(2)
@functions("tune")
@needs(TUNE_FAILURE, BEST_NAN_ANYWHERE)
def test_tune_never_chooses_a_failure(student):
    """Failures first, in a row and last, and a score of NaN, are told as NaN and never win."""
    asked = [
        (["ValueError", "ValueError", 3.0, 1.0, 2.0], 30, 40),
        ([3.0, NAN, 1.0, 4.0, "UnicodeError"], 40, 30),
        (["UnicodeError", -3.0, "ValueError", -2.0, NAN], 10, 30),
    ]

    lowest = [student.run(tuned, UNITS, outcomes) for outcomes, _, _ in asked]
    highest = [student.run(tuned, UNITS, outcomes, minimize=False) for outcomes, _, _ in asked]

    for (outcomes, *units), *both in zip(asked, lowest, highest, strict=True):
        scores = [NAN if isinstance(one, str) else one for one in outcomes]
        for observed, right in zip(both, units, strict=True):
            expect(observed["scores"]).close_to(scores, **SCORES_FLOAT32)
            expect(observed["best"]).equals({"units": right})


@number("6.6")
@weight(1)
@functions("tune")
@needs(TUNE_BASICS, BEST_TIES, BEST_INFINITE)
def test_tune_chooses_the_first_of_equals(student):
    """Of candidates that are as good the first wins, where the best score is infinite too."""
    asked = [[3.0, 1.0, 2.0, 1.0, 1.0], [INF] * 5, [0.0] * 5]

    observed = [student.run(tuned, UNITS, scores) for scores in asked]

    for one, scores, units in zip(observed, asked, (10, 50, 50), strict=True):
        expect(one["best"]).equals({"units": units})
        expect(one["scores"]).equals(scores)


@number("6.7")
@weight(1)
@functions("tune")
@needs(TUNE_CALLS, TUNE_FAILURE)
def test_tune_trains_every_candidate_as_it_is(student):
    """The best one first, or in the middle and one failing: each is trained once as it came."""
    asked = ([1.0, 2.0, 3.0, 4.0, 5.0], [3.0, 4.0, 1.0, "ValueError", 2.0])

    for observed in [student.run(tuned, UNITS, outcomes) for outcomes in asked]:
        expect(observed["calls"]).equals(UNITS)
        expect(observed["left"]).equals(UNITS)


@number("6.8")
@weight(1)
@functions("tune")
@needs(TUNE_BASICS)
def test_tune_takes_the_names_of_the_contract(student):
    """tune(candidates=…, train_and_score=…, minimize=…) is the same as without the names."""
    observed = student.run(tuned_by_name, UNITS, [3.0, 1.0, 5.0, 2.0, 4.0], minimize=True)

    expect(observed).equals({"units": 10})
