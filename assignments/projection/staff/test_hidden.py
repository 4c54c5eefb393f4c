"""The hidden checks: the inputs that show a subtle mistake (see design.md)."""

import math
import random

import numpy as np
import oracle
import torch
from digits import load
from hypothesis import strategies as st
from oracle import with_signs_of
from probes import (
    answer,
    arguments_after,
    draws_after_embedding,
    embedding,
    embedding_by_position,
    embeddings,
)

from grader.examine import cases, expect, functions, needs, number, sampled_from, tensors, weight

PCA_BASICS = "test_pca_follows_pytorch"
PCA_COUNT = "test_pca_gives_as_many_coordinates_as_asked"
RATIO_BASICS = "test_ratio_is_of_the_whole_variance"
AFFINITY_BASICS = "test_affinities_of_any_three_points"
AFFINITY_CLOUD = "test_affinities_of_a_cloud_have_the_perplexity"
GRADIENT_BASICS = "test_gradient_follows_autograd"
TSNE_BASICS = "test_tsne_keeps_clusters_together"
TSNE_DIGITS = "test_tsne_draws_a_good_map_of_digits"

TO_THREE_DIGITS = {
    "rtol": 1e-3,
    "atol": 1e-3,
    "because": "float32 inside shows as 1e-5 and has a check of its own; mistakes show as 5 %",
}
ALL_DIGITS = {
    "rtol": {torch.float64: 1e-8, torch.float32: 1e-3},
    "atol": {torch.float64: 1e-8, torch.float32: 1e-3},
    "because": "right forms differ by 1e-12 and 1e-4, float32 inside by 1e-5",
}
TO_A_PERCENT = {"rtol": 1e-2, "atol": 1e-5, "because": "how exact P is, has checks of its own"}
AFFINITIES = {"rtol": 5e-4, "atol": 1e-8, "because": "the contract's 5e-4 of each entry"}
GRADIENT = {
    "rtol": {torch.float64: 1e-9, torch.float32: 1e-3},
    "atol": {torch.float64: 1e-11, torch.float32: 1e-5},
    "because": "right forms differ by 1e-15 and 1e-7, float32 inside by 1e-8",
}
SEED = 2718
DRAWS = {  # what untouched global random states draw after SEED
    "torch": torch.rand(
        (), dtype=torch.float64, generator=torch.Generator().manual_seed(SEED)
    ).item(),
    "numpy": np.random.RandomState(SEED).rand(),
    "random": random.Random(SEED).random(),
}


def clouds(*shape, **settings):
    """Points around (3, 3, …) whose directions differ clearly in their variances."""
    drawn = tensors(*shape, **settings).filter(oracle.has_clear_directions)
    return drawn.map(lambda x: x.add_(3))


def far_doubles(strategy):
    """Values around 100 that float32 cannot hold; any strides stay as they are."""
    return strategy.map(lambda x: x.mul_(0.7).add_(100.1))


def cloud(count: int, seed: int, features: int = 3) -> torch.Tensor:
    """Points in float64 with two decimals, so that they can be shown."""
    draws = np.random.RandomState(seed).normal(size=(count, features))
    return torch.from_numpy(np.round(draws, 2))


def in_layouts(x: torch.Tensor) -> list[torch.Tensor]:
    """The same values column by column, and with gaps between them."""
    return [x.T.contiguous().T, x.repeat_interleave(2, dim=1)[:, ::2]]


def affinities(x: torch.Tensor, perplexity: float) -> torch.Tensor:
    """The exact P in float64: log β of each row by bisection, to the last digit."""
    distances = oracle.squared_distances(x.double()).fill_diagonal_(math.inf)
    distances -= distances.amin(dim=1, keepdim=True)
    low, high = torch.full((2, len(x), 1), 60.0, dtype=torch.float64) * torch.tensor(
        [[[-1.0]], [[1.0]]], dtype=torch.float64
    )
    for _ in range(80):
        middle = (low + high) / 2
        p = torch.softmax(-middle.exp() * distances, dim=1)
        is_flat = torch.special.entr(p).sum(dim=1, keepdim=True) > math.log(perplexity)
        low, high = torch.where(is_flat, middle, low), torch.where(is_flat, high, middle)
    return ((p + p.T) / (2 * len(x))).to(x.dtype)


def some_affinities(count: int, seed: int) -> torch.Tensor:
    """A symmetric P in float64 that sums to 1, with zeros on its diagonal."""
    p = torch.from_numpy(np.random.RandomState(seed).uniform(0.1, 1, (count, count)))
    p = (p + p.T).fill_diagonal_(0)
    return p / p.sum()


# ---------------------------------------------------------------- 1. pca


@number("1.4")
@weight(1)
@functions("pca")
@needs(PCA_COUNT)
@cases(examples=6, x=clouds(4, 6, dtype=torch.float64, layout="contiguous"))
def test_pca_of_fewer_points_than_features(student, x):
    """4 points in six dimensions: along the fourth direction nothing varies, so there are zeros."""
    for k in (2, 4):
        observed = student.run(answer, "pca", x, k)

        expected = with_signs_of(observed, oracle.pca(x, k))
        expect(observed).close_to(expected, **TO_THREE_DIGITS)


@number("1.5")
@weight(1)
@functions("pca")
@needs(PCA_BASICS)
@cases(examples=10, x=far_doubles(clouds(st.integers(5, 7), 3)))
def test_pca_keeps_the_dtype_and_all_its_digits(student, x):
    """Points around 100, in float64 to the last digits and in float32, of any strides."""
    observed = student.run(answer, "pca", x)

    expected = with_signs_of(observed, oracle.pca(x))
    expect(observed).close_to(expected, **ALL_DIGITS)


@number("1.7")
@weight(1)
@functions("pca")
@needs(PCA_BASICS)
@cases(examples=4, x=clouds(5, 3, layout="contiguous"))
def test_pca_leaves_the_data_alone(student, x):
    """The data is afterwards what it was before."""
    observed = student.run(arguments_after, "pca", [x])

    expect(observed).equals({"tensors": [x], "requires a gradient": [False]})


@number("1.8")
@weight(1)
@functions("pca")
@needs(PCA_BASICS)
def test_pca_takes_k_by_name(student):
    """k may be given by name, and be 1."""
    x = cloud(6, seed=1)
    one = student.run(answer, "pca", x, k=1)
    expect(one).close_to(with_signs_of(one, oracle.pca(x, 1)), **TO_THREE_DIGITS)


# ---------------------------------------------------------------- 2. explained_variance_ratio


@number("2.3")
@weight(1)
@functions("explained_variance_ratio")
@needs(RATIO_BASICS)
@cases(examples=6, x=clouds(4, 6, dtype=torch.float64, layout="contiguous"))
def test_ratio_of_fewer_points_than_features(student, x):
    """4 points in six dimensions: the fourth direction, along which nothing varies, has 0."""
    for k in (2, 4):
        observed = student.run(answer, "explained_variance_ratio", x, k)

        expect(observed).close_to(oracle.explained_variance_ratio(x, k), **TO_THREE_DIGITS)


@number("2.4")
@weight(1)
@functions("explained_variance_ratio")
@needs(RATIO_BASICS)
@cases(examples=10, x=far_doubles(clouds(st.integers(5, 7), 3)), k=st.integers(1, 3))
def test_ratio_keeps_the_dtype_and_all_its_digits(student, x, k):
    """Points around 100, in float64 to the last digits and in float32, of any strides."""
    observed = student.run(answer, "explained_variance_ratio", x, k)

    expect(observed).close_to(oracle.explained_variance_ratio(x, k), **ALL_DIGITS)


@number("2.6")
@weight(1)
@functions("explained_variance_ratio")
@needs(RATIO_BASICS)
@cases(examples=4, x=clouds(5, 3, layout="contiguous"))
def test_ratio_leaves_the_data_alone(student, x):
    """The data is afterwards what it was before."""
    observed = student.run(arguments_after, "explained_variance_ratio", [x])

    expect(observed).equals({"tensors": [x], "requires a gradient": [False]})


@number("2.7")
@weight(1)
@functions("explained_variance_ratio")
@needs(RATIO_BASICS)
def test_ratio_takes_k_by_name_or_not_at_all(student):
    """k is 2 unless it is given, by name too."""
    x, name = cloud(6, seed=1), "explained_variance_ratio"
    for named in ({}, {"k": 1}):
        expected = oracle.explained_variance_ratio(x, **named)
        expect(student.run(answer, name, x, **named)).close_to(expected, **TO_THREE_DIGITS)


# ---------------------------------------------------------------- 3. tsne_affinities


@number("3.4")
@weight(2)
@functions("tsne_affinities")
@needs(AFFINITY_BASICS)
def test_affinities_of_a_cloud_have_the_perplexity(student):
    """20 points in three dimensions, each with its own β: P for perplexities of 2.5, 5 and 10."""
    for seed, perplexity in enumerate([5.0, 2.5, 10.0]):
        x = cloud(20, seed)

        observed = student.run(answer, "tsne_affinities", x, perplexity)

        expect(observed).close_to(affinities(x, perplexity), **TO_A_PERCENT)


@number("3.5")
@weight(2)
@functions("tsne_affinities")
@needs(AFFINITY_CLOUD)
@cases(examples=4, scale=sampled_from([1e3, 1e-3, 1e2, 1e-2]), seed=st.integers(1, 9))
def test_affinities_of_data_of_any_scale(student, scale, seed):
    """Data a thousand times as large, or as small, has the same P: β has to be found anywhere."""
    x = cloud(20, seed)

    observed = student.run(answer, "tsne_affinities", x * scale, 5.0)

    expect(observed).close_to(affinities(x, 5.0), **TO_A_PERCENT)


@number("3.6")
@weight(2)
@functions("tsne_affinities")
@needs(AFFINITY_CLOUD)
def test_affinities_of_points_far_away(student):
    """Three points lie 100 and 1000 away from a cloud, which is far away for them: P is finite."""
    x = cloud(20, seed=11)
    x[3, 0], x[7, 1], x[15] = 100.0, -1000.0, x[15] + 1000.0

    observed = student.run(answer, "tsne_affinities", x, 5.0)

    expect(observed).close_to(affinities(x, 5.0), **TO_A_PERCENT)


@number("3.7")
@weight(1)
@functions("tsne_affinities")
@needs(AFFINITY_CLOUD)
def test_affinities_of_points_that_are_twice_there(student):
    """Some points have a twin, at distance 0: that one is a neighbour like others."""
    x = cloud(20, seed=12)
    x[10], x[13], x[19] = x[2], x[4], x[0]

    observed = student.run(answer, "tsne_affinities", x, 5.0)

    expect(observed).close_to(affinities(x, 5.0), **TO_A_PERCENT)


@number("3.8")
@weight(1)
@functions("tsne_affinities")
@needs(AFFINITY_CLOUD)
def test_affinities_of_few_and_of_almost_all_neighbours(student):
    """A perplexity of 1.2, and one of 10.5 where there are 11 others: P is right to 0.05 %."""
    x = cloud(12, seed=13)
    for perplexity in (1.2, 10.5):
        observed = student.run(answer, "tsne_affinities", x, perplexity)

        expect(observed).close_to(affinities(x, perplexity), **AFFINITIES)


@number("3.9")
@weight(1)
@functions("tsne_affinities")
@needs(AFFINITY_CLOUD)
def test_affinities_keep_the_dtype(student):
    """Data in float32, and of any strides, gets a P in float32."""
    for x in in_layouts(cloud(20, seed=14).float()):
        observed = student.run(answer, "tsne_affinities", x, 5.0)

        expect(observed).close_to(affinities(x, 5.0), **TO_A_PERCENT)


@number("3.10")
@weight(1)
@functions("tsne_affinities")
@needs(AFFINITY_BASICS)
def test_affinities_leave_the_data_alone(student):
    """The data is afterwards what it was before."""
    x = cloud(8, seed=15)

    observed = student.run(arguments_after, "tsne_affinities", [x], 3.0)

    expect(observed).equals({"tensors": [x], "requires a gradient": [False]})


@number("3.11")
@weight(1)
@functions("tsne_affinities")
@needs(AFFINITY_CLOUD)
def test_affinities_take_a_perplexity_by_name_and_an_int(student):
    """perplexity may be given by name, and be an int."""
    x = cloud(12, seed=16)
    observed = student.run(answer, "tsne_affinities", x, perplexity=4)
    expect(observed).close_to(affinities(x, 4), **TO_A_PERCENT)


# ---------------------------------------------------------------- 4. tsne_gradient


@number("4.3")
@weight(2)
@functions("tsne_gradient")
@needs(GRADIENT_BASICS)
def test_gradient_of_tiny_and_of_wide_maps(student):
    """Maps of size 1e-4, as at the start, of size 100, as at the end, and far from 0."""
    p = some_affinities(8, seed=1)
    y = cloud(8, seed=2, features=2)
    for size, shift in ((1e-4, 0.0), (100.0, 0.0), (1.0, 1000.0)):
        expected = oracle.kl_gradient(p, size * y + shift)

        observed = student.run(answer, "tsne_gradient", p, size * y + shift)

        atol = 1e-6 * float(expected.abs().max())
        expect(observed).close_to(expected, atol=atol, because="right forms differ by 1e-10")


@number("4.4")
@weight(1)
@functions("tsne_gradient")
@needs(GRADIENT_BASICS)
def test_gradient_where_p_has_zeros(student):
    """Points that are no neighbours at all have p = 0, where log p is not finite."""
    p = some_affinities(8, seed=3)
    p[:3, 3:], p[3:, :3] = 0, 0
    p /= p.sum()
    y = cloud(8, seed=4, features=2)

    observed = student.run(answer, "tsne_gradient", p, y)

    expect(observed).close_to(oracle.kl_gradient(p, y), **TO_THREE_DIGITS)


@number("4.5")
@weight(1)
@functions("tsne_gradient")
@needs(GRADIENT_BASICS)
def test_gradient_where_points_of_the_map_meet(student):
    """Two points of the map in one place, where a distance has no slope, and all in one place."""
    p = some_affinities(6, seed=5)
    y = cloud(6, seed=6, features=2)
    y[4] = y[1]
    for place in (y, torch.ones_like(y)):
        observed = student.run(answer, "tsne_gradient", p, place)

        expect(observed).close_to(oracle.kl_gradient(p, place), **TO_THREE_DIGITS)


@number("4.6")
@weight(2)
@functions("tsne_gradient")
@needs(GRADIENT_BASICS)
def test_gradient_keeps_the_dtype_and_all_its_digits(student):
    """30 points, in float64 to the last digits and in float32, of any strides."""
    p, y = some_affinities(30, seed=7), 1 + cloud(30, seed=8, features=2)
    for dtype in (torch.float64, torch.float32):
        for one, other in zip(in_layouts(p.to(dtype)), in_layouts(y.to(dtype)), strict=True):
            observed = student.run(answer, "tsne_gradient", one, other)

            expected = oracle.kl_gradient(one, other)
            expect(observed).close_to(expected, **GRADIENT)


@number("4.7")
@weight(1)
@functions("tsne_gradient")
@needs(GRADIENT_BASICS)
def test_gradient_leaves_p_and_the_map_alone(student):
    """P and y are afterwards what they were before, and autograd does not watch them."""
    tensors = [some_affinities(6, seed=9), cloud(6, seed=10, features=2)]

    observed = student.run(arguments_after, "tsne_gradient", tensors)

    expect(observed).equals({"tensors": tensors, "requires a gradient": [False, False]})


# ---------------------------------------------------------------- 5. tsne


def expect_map(y: object, x: torch.Tensor) -> None:
    """A point in the plane for every point of x, finite and in x's dtype."""
    expect(y).close_to(torch.zeros(len(x), 2, dtype=x.dtype), atol=math.inf)


def expect_clusters(y: torch.Tensor, labels: torch.Tensor) -> None:
    """Neighbours in the map that are from the same cluster."""
    share = oracle.share_at_home(y, labels)
    wanted = "at least 80 % of all neighbours in the map from the point's own cluster"
    expect(share >= 0.8).is_true(wanted, got=f"{share:.0%}")


@number("5.4")
@weight(1)
@functions("tsne")
@needs(TSNE_BASICS)
def test_tsne_uses_its_perplexity(student):
    """From one state of the generator, perplexities of 4 and 4.5 lead to different maps."""
    x, _ = oracle.clusters(3, 10, seed=4)

    four, more = student.run(
        embeddings, x, 6, [{"perplexity": 4.0, "steps": 50}, {"perplexity": 4.5, "steps": 50}]
    )

    for y in (four, more):
        expect_map(y, x)
    is_same = torch.equal(four, more)
    expect(not is_same).is_true("two different maps", got="the same map twice")


@number("5.5")
@weight(1)
@functions("tsne")
@needs(TSNE_BASICS)
def test_tsne_uses_its_steps(student):
    """From one state of the generator, 5 and 50 steps lead to different maps."""
    x, _ = oracle.clusters(3, 10, seed=5)

    few, many = student.run(
        embeddings, x, 7, [{"perplexity": 5.0, "steps": 5}, {"perplexity": 5.0, "steps": 50}]
    )

    for y in (few, many):
        expect_map(y, x)
    is_same = torch.equal(few, many)
    expect(not is_same).is_true("two different maps", got="the same map twice")


@number("5.6")
@weight(1)
@functions("tsne")
@needs(TSNE_BASICS)
def test_tsne_leaves_the_global_random_state_alone(student):
    """With a generator, what torch, NumPy and random draw next is as if nothing had happened."""
    x, _ = oracle.clusters(3, 10, seed=6)

    observed = student.run(draws_after_embedding, x, 8, global_seed=SEED, perplexity=5.0, steps=10)

    expect(observed).equals(DRAWS)


@number("5.7")
@weight(1)
@functions("tsne")
@needs(TSNE_BASICS)
def test_tsne_keeps_the_dtype(student):
    """Data in float32, in memory column by column, gets a map in float32."""
    x, labels = oracle.clusters(3, 20, seed=7)
    columns, _ = in_layouts(x.float())

    y = student.run(embedding, columns, seed=9, perplexity=10.0, steps=300)

    expect_map(y, columns)
    expect_clusters(y, labels)


@number("5.8")
@weight(1)
@functions("tsne")
@needs(TSNE_BASICS)
def test_tsne_takes_its_settings_by_position_or_not_at_all(student):
    """tsne(x, 5.0, 20, generator) is tsne(x, perplexity=5.0, …); tsne(x) alone works."""
    x, _ = oracle.clusters(2, 20, seed=8)

    named = student.run(embedding, x, seed=10, perplexity=5.0, steps=20)
    placed = student.run(embedding_by_position, x, 5.0, 20, seed=10)
    alone = student.run(embedding, x)

    expect(placed).equals(named)
    expect_map(alone, x)


@number("5.9")
@weight(1)
@functions("tsne")
@needs(TSNE_BASICS)
def test_tsne_leaves_the_data_alone(student):
    """The data is afterwards what it was before."""
    x, _ = oracle.clusters(2, 10, seed=9)

    observed = student.run(arguments_after, "tsne", [x], perplexity=5.0, steps=5)

    expect(observed).equals({"tensors": [x], "requires a gradient": [False]})


@number("5.10")
@weight(1)
@functions("tsne")
@needs(TSNE_BASICS)
def test_tsne_takes_wide_data_and_twins(student):
    """Clusters a thousand times as large, some points of them twice there, stay clusters."""
    x, labels = oracle.clusters(3, 20, seed=10)
    x, labels = 1000 * torch.cat([x, x[:6]]), torch.cat([labels, labels[:6]])

    y = student.run(embedding, x, seed=11, perplexity=10.0, steps=300)

    expect_map(y, x)
    expect_clusters(y, labels)


@number("5.12")
@weight(2)
@functions("tsne")
@needs(TSNE_DIGITS)
def test_tsne_draws_a_good_map_from_another_start(student):
    """The digits with another generator, and every setting given: as good a map."""
    x, _ = load()

    oracle.expect_good_map(student, x, seeds=(13, 14, 15), perplexity=30.0, steps=500)
