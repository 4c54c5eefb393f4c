"""The public checks: numbers worked by hand, and what chance allows, say what is right.

Run them with `grader check`, or with plain `pytest`.
"""

import itertools
import math

import torch
from chances import expect_evenly
from probes import (
    fold_counts,
    folds,
    grid_trials,
    search,
    search_columns,
    search_outline,
    searches,
    split,
    split_counts,
    try_folds,
    try_split,
    tuned,
    winner,
)

from grader.examine import expect, functions, needs, number, weight

NAN = math.nan
SPACE = {
    "lr": ("log_uniform", 1e-5, 1e-1),
    "batch_size": [16, 32, 64],
    "momentum": ("uniform", 0.5, 0.9),
}
UNITS = [{"units": 10}, {"units": 30}, {"units": 50}]
LABELS = torch.tensor([0] * 20 + [1] * 12 + [2] * 4)
FLOAT32 = {"rtol": 1e-6, "atol": 0.0, "because": "a score kept in float32 is right too"}


def is_between(value, low, high):
    """Whether a number is in a range, give or take what float32 rounds off."""
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return is_number and low - 1e-6 * abs(low) <= value <= high + 1e-6 * abs(high)


@number("1.1")
@weight(2)
@functions("grid")
def test_grid_has_every_combination(student):
    """Two rates and three batch sizes make six trials; the last name varies fastest."""
    observed = student.run(grid_trials, {"lr": [0.1, 0.01], "batch_size": [64, 16, 32]})

    pairs = [(0.1, 64), (0.1, 16), (0.1, 32), (0.01, 64), (0.01, 16), (0.01, 32)]
    expect(observed).close_to([{"lr": lr, "batch_size": size} for lr, size in pairs])


@number("1.2")
@weight(1)
@functions("grid")
@needs("test_grid_has_every_combination")
def test_grid_takes_any_number_of_names(student):
    """One name makes a trial of each value; a third name with one value is in every trial."""
    one = student.run(grid_trials, {"units": [30, 10]})
    three = student.run(grid_trials, {"c": [1], "a": [3, 2], "b": [5, 4]})

    expect(one).equals([{"units": 30}, {"units": 10}])
    pairs = [(3, 5), (3, 4), (2, 5), (2, 4)]
    expect(three).equals([{"c": 1, "a": a, "b": b} for a, b in pairs])


@number("2.1")
@weight(1)
@functions("random_search")
def test_random_search_gives_n_trials(student):
    """Five trials are a list of five dicts, each with the names of the space in their order."""
    observed = student.run(search_outline, SPACE, 5, seed=1)

    expect(observed).equals({"trials": 5, "names": [["lr", "batch_size", "momentum"]]})


@number("2.2")
@weight(1)
@functions("random_search")
@needs("test_random_search_gives_n_trials")
def test_random_search_draws_from_lists_and_ranges(student):
    """Every value of 200 trials is an entry of its list or lies in its range."""
    observed = student.run(search_columns, SPACE, 200, seed=2)

    for name, low, high in [("lr", 1e-5, 1e-1), ("momentum", 0.5, 0.9)]:
        outside = [value for value in observed[name] if not is_between(value, low, high)]
        expect(not outside).is_true(f"{name} from {low} to {high}", got=str(outside[:3]))
    strangers = [size for size in observed["batch_size"] if size not in (16, 32, 64)]
    expect(not strangers).is_true("a batch_size of 16, 32 or 64", got=str(strangers[:3]))


@number("2.3")
@weight(1)
@functions("random_search")
@needs("test_random_search_draws_from_lists_and_ranges")
def test_random_search_draws_each_trial_afresh(student):
    """200 trials have 200 different rates, or nearly, and batch sizes of all three kinds."""
    observed = student.run(search_columns, SPACE, 200, seed=3)

    rates = len(set(observed["lr"]))
    expect(rates > 190).is_true("a rate of its own for each trial", got=f"{rates} different rates")
    expect(sorted(set(observed["batch_size"]))).equals([16, 32, 64])


@number("2.4")
@weight(2)
@functions("random_search")
@needs("test_random_search_draws_each_trial_afresh")
def test_log_uniform_draws_each_decade_alike(student):
    """Of 1000 rates from 1e-5 to 1e-1 each decade gets about 250 (false alarm under 1e-9)."""
    rates = student.run(search_columns, {"lr": SPACE["lr"]}, 1000, seed=4)["lr"]

    decades = [min(max(math.floor(math.log10(rate)), -5), -2) for rate in rates]
    expect_evenly(decades, [-5, -4, -3, -2])


@number("2.5")
@weight(1)
@functions("random_search")
@needs("test_random_search_draws_each_trial_afresh")
def test_random_search_draws_from_its_generator(student):
    """The same generator state gives the same trials, another one or a later one does not."""
    first = student.run(search, SPACE, 5, seed=5, global_seed=1)
    again = student.run(search, SPACE, 5, seed=5, global_seed=2)
    other = student.run(search, SPACE, 5, seed=6, global_seed=1)
    earlier, later = student.run(searches, SPACE, 5, seed=5, calls=2)

    expect(again).equals(first)
    expect(other != first).is_true("other trials with another seed", got=f"{other[0]} again")
    expect(later != earlier).is_true("other trials in a second call", got=f"{later[0]} again")


@number("3.1")
@weight(1)
@functions("best_trial")
def test_best_trial_has_the_lowest_score(student):
    """Of scores 3, 0.5 and 2 the second is the best: its trial is what comes back."""
    observed = student.run(winner, UNITS, [3.0, 0.5, 2.0])

    expect(observed).equals({"units": 30})


@number("3.2")
@weight(1)
@functions("best_trial")
@needs("test_best_trial_has_the_lowest_score")
def test_best_trial_can_have_the_highest_score(student):
    """With minimize=False, as for an accuracy, the highest score wins."""
    highest = student.run(winner, UNITS, [0.25, 0.75, 0.5], minimize=False)
    lowest = student.run(winner, UNITS, [0.25, 0.75, 0.5], minimize=True)

    expect(highest).equals({"units": 30})
    expect(lowest).equals({"units": 10})


@number("3.3")
@weight(1)
@functions("best_trial")
@needs("test_best_trial_has_the_lowest_score")
def test_best_trial_is_never_nan(student):
    """A loss of NaN does not win, in the first place or in the last."""
    asked = ([NAN, 4.0, 3.0], [3.0, 4.0, NAN], [NAN, -4.0, -3.0])

    observed = [student.run(winner, UNITS, scores) for scores in asked]

    for best, units in zip(observed, (50, 10, 30), strict=True):
        expect(best).equals({"units": units})


@number("4.1")
@weight(1)
@functions("stratified_split")
def test_split_takes_a_share_of_each_class(student):
    """A quarter of classes of 20, 12 and 4 samples is 5, 3 and 1; every index comes once."""
    observed = student.run(split_counts, LABELS, 0.25, seed=1)

    expect(observed["together"]).equals(list(range(36)))
    expect(observed["first"]).equals({"0": 5, "1": 3, "2": 1})
    expect(observed["second"]).equals({"0": 15, "1": 9, "2": 3})


@number("4.2")
@weight(1)
@functions("stratified_split")
@needs("test_split_takes_a_share_of_each_class")
def test_split_takes_halves_up(student):
    """A quarter of classes of 10, 2 and 6 samples is 3, 1 and 2: 2.5, 0.5 and 1.5 go up."""
    labels = torch.tensor([0] * 10 + [1] * 2 + [2] * 6)

    observed = student.run(split_counts, labels, 0.25, seed=6)

    expect(observed["first"]).equals({"0": 3, "1": 1, "2": 2})
    expect(observed["second"]).equals({"0": 7, "1": 1, "2": 4})


@number("4.3")
@weight(1)
@functions("stratified_split")
@needs("test_split_takes_a_share_of_each_class")
def test_split_is_shuffled(student):
    """The classes are mixed in both parts (false alarm under 1e-9)."""
    observed = student.run(split, torch.tensor([0] * 60 + [1] * 60), 0.5, seed=2)

    for part, indices in observed.items():
        classes = [int(index >= 60) for index in indices]
        changes = sum(one != other for one, other in itertools.pairwise(classes))
        expect(changes > 1).is_true(f"classes that mix in the {part} part", got=str(classes))


@number("4.4")
@weight(1)
@functions("stratified_split")
@needs("test_split_takes_a_share_of_each_class")
def test_split_draws_from_its_generator(student):
    """The same generator state gives the same split, another one does not."""
    first = student.run(split, LABELS, 0.5, seed=3, global_seed=1)
    again = student.run(split, LABELS, 0.5, seed=3, global_seed=2)
    other = student.run(split, LABELS, 0.5, seed=4, global_seed=1)

    expect(again).equals(first)
    expect(other != first).is_true("another split with another seed", got="the same split")


@number("4.5")
@weight(1)
@functions("stratified_split")
def test_split_refuses_a_fraction_above_one(student):
    """A fraction of 1.5, or of 25 where 0.25 was meant, raises ValueError."""
    student.run(try_split, LABELS, 0.25, seed=4)  # a legal one does not

    expect(student.attempt(try_split, LABELS, 1.5, seed=4)).refuses()
    expect(student.attempt(try_split, LABELS, 25, seed=4)).refuses()


@number("5.1")
@weight(1)
@functions("stratified_folds")
def test_folds_hold_every_index_once(student):
    """36 samples in 3 folds: three folds, and every index in exactly one of them."""
    observed = student.run(fold_counts, LABELS, 3, seed=1)

    expect(len(observed["folds"])).equals(3)
    expect(observed["together"]).equals(list(range(36)))


@number("5.2")
@weight(2)
@functions("stratified_folds")
@needs("test_folds_hold_every_index_once")
def test_folds_share_each_class(student):
    """Two folds of classes of 20, 12 and 4 samples have 10, 6 and 2 each."""
    observed = student.run(fold_counts, LABELS, 2, seed=2)

    expect(observed["folds"]).equals([{"0": 10, "1": 6, "2": 2}] * 2)


@number("5.3")
@weight(1)
@functions("stratified_folds")
@needs("test_folds_hold_every_index_once")
def test_folds_draw_from_their_generator(student):
    """The same generator state gives the same folds, another one does not."""
    first = student.run(folds, LABELS, 3, seed=3, global_seed=1)
    again = student.run(folds, LABELS, 3, seed=3, global_seed=2)
    other = student.run(folds, LABELS, 3, seed=5, global_seed=1)

    expect(again).equals(first)
    expect(other != first).is_true("other folds with another seed", got="the same folds")


@number("5.4")
@weight(1)
@functions("stratified_folds")
def test_folds_refuse_a_number_under_one(student):
    """k = 0 and k = −1 raise ValueError."""
    student.run(try_folds, LABELS, 2, seed=4)  # a legal one does not

    expect(student.attempt(try_folds, LABELS, 0, seed=4)).refuses()
    expect(student.attempt(try_folds, LABELS, -1, seed=4)).refuses()


@number("6.1")
@weight(1)
@functions("tune")
def test_tune_gives_the_best_candidate_and_all_scores(student):
    """Candidates that score 3, 1 and 2: the second is the best, and the scores are a list."""
    observed = student.run(tuned, UNITS, [3.0, 1.0, 2.0])

    expect(observed["best"]).equals({"units": 30})
    expect(observed["scores"]).close_to([3.0, 1.0, 2.0], **FLOAT32)


@number("6.2")
@weight(1)
@functions("tune")
def test_tune_trains_each_candidate_once(student):
    """Each of three candidates is trained exactly once, in their order."""
    observed = student.run(tuned, UNITS, [2.0, 3.0, 1.0])

    expect(observed["calls"]).equals(UNITS)


@number("6.3")
@weight(1)
@functions("tune")
@needs("test_tune_gives_the_best_candidate_and_all_scores")
def test_tune_goes_on_after_a_failure(student):
    """A candidate that raises ValueError scores NaN; the others are trained as if nothing were."""
    observed = student.run(tuned, UNITS, [3.0, "ValueError", 1.0])

    expect(observed["scores"]).close_to([3.0, NAN, 1.0], **FLOAT32)
