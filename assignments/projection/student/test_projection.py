"""The public checks: PyTorch and a few numbers worked by hand say what is right.

Run them with `grader check`, or with plain `pytest`.
"""

import math

import oracle
import torch
from digits import load
from hypothesis import strategies as st
from oracle import with_signs_of
from probes import answer, embedding, embeddings_after_seeding

from grader.examine import cases, expect, functions, needs, number, sampled_from, tensors, weight

TO_THREE_DIGITS = {
    "rtol": 1e-3,
    "atol": 1e-3,
    "because": "float32 inside shows as 1e-5 and has a check of its own; mistakes show as 5 %",
}
TO_A_PERCENT = {"rtol": 1e-2, "atol": 1e-5, "because": "how exact P is, has checks of its own"}
AFFINITIES = {"rtol": 5e-4, "atol": 1e-8, "because": "the contract's 5e-4 of each entry"}

# (10, 20) ± (3, 4) and ± (−2, 1.5): 5 in the direction (0.6, 0.8), 2.5 across it.
CROSS = torch.tensor([[13, 24], [7, 16], [8, 21.5], [12, 18.5]], dtype=torch.float64)


def clouds(*shape):
    """Points around (3, 3, …), in float64, whose directions differ clearly in their variances."""
    drawn = tensors(*shape, dtype=torch.float64, layout="contiguous")
    return drawn.filter(oracle.has_clear_directions).map(lambda x: x.add_(3))


def has_clear_distances(x: torch.Tensor) -> bool:
    """Whether three numbers, and the gaps between them, are all different."""
    gaps = sorted(float(gap) for gap in torch.pdist(x.double()))
    return gaps[0] >= 0.5 and gaps[1] >= 1.25 * gaps[0] and gaps[2] >= 1.25 * gaps[1]


def maps(*shape):
    """Maps in float64 of which no two points are in one place."""
    drawn = tensors(*shape, dtype=torch.float64, layout="contiguous")
    return drawn.filter(lambda y: float(torch.pdist(y).min()) >= 0.5)


def perplexity_of(*p: float) -> float:
    """exp(H) of probabilities that sum to 1."""
    return math.exp(-sum(one * math.log(one) for one in p))


@number("1.1")
@weight(2)
@functions("pca")
def test_pca_works_by_hand(student):
    """(10, 20) ± (3, 4) and ± (−2, 1.5) are 5 along the first direction, 2.5 along the second."""
    expected = torch.tensor([[5, 0], [-5, 0], [0, 2.5], [0, -2.5]], dtype=torch.float64)

    observed = student.run(answer, "pca", CROSS)

    expect(observed).close_to(with_signs_of(observed, expected), **TO_THREE_DIGITS)


@number("1.2")
@weight(2)
@functions("pca")
@cases(examples=8, x=clouds(st.integers(4, 7), 3))
def test_pca_follows_pytorch(student, x):
    """Two coordinates, the leading one first, as torch.pca_lowrank has them but for the signs."""
    observed = student.run(answer, "pca", x)

    expected = with_signs_of(observed, oracle.pca(x))
    expect(observed).close_to(expected, **TO_THREE_DIGITS)


@number("1.3")
@weight(1)
@functions("pca")
@needs("test_pca_follows_pytorch")
@cases(examples=6, x=clouds(6, 4), k=st.integers(1, 4))
def test_pca_gives_as_many_coordinates_as_asked(student, x, k):
    """k coordinates, from one to all of them, each the same whatever k is."""
    observed = student.run(answer, "pca", x, k)

    expected = with_signs_of(observed, oracle.pca(x, k))
    expect(observed).close_to(expected, **TO_THREE_DIGITS)


@number("2.1")
@weight(1)
@functions("explained_variance_ratio")
def test_ratio_works_by_hand(student):
    """The squares 5² + 5² and 2.5² + 2.5² are 0.8 and 0.2 of their sum."""
    observed = student.run(answer, "explained_variance_ratio", CROSS)

    expect(observed).close_to(torch.tensor([0.8, 0.2], dtype=torch.float64), **TO_THREE_DIGITS)


@number("2.2")
@weight(2)
@functions("explained_variance_ratio")
@cases(examples=8, x=clouds(st.integers(5, 7), 4), k=st.integers(1, 3))
def test_ratio_is_of_the_whole_variance(student, x, k):
    """The first k shares, the largest first, of the variance along all directions together."""
    observed = student.run(answer, "explained_variance_ratio", x, k)

    expect(observed).close_to(oracle.explained_variance_ratio(x, k), **TO_THREE_DIGITS)


@number("3.1")
@weight(2)
@functions("tsne_affinities")
def test_affinities_work_by_hand(student):
    """Three points at 0, 1 and 3: each has one near neighbour, of p = 0.8, and one of p = 0.2."""
    x = torch.tensor([[0.0], [1.0], [3.0]], dtype=torch.float64)
    # Rows i, p_j|i: (0, 0.8, 0.2), (0.8, 0, 0.2), (0.2, 0.8, 0). P is (p_j|i + p_i|j) / 6.
    p = torch.tensor([[0, 1.6, 0.4], [1.6, 0, 1.0], [0.4, 1.0, 0]], dtype=torch.float64) / 6

    observed = student.run(answer, "tsne_affinities", x, perplexity_of(0.8, 0.2))

    expect(observed).close_to(p, **TO_A_PERCENT)


@number("3.2")
@weight(2)
@functions("tsne_affinities")
@cases(
    examples=8,
    x=tensors(3, 2, dtype=torch.float64, layout="contiguous").filter(has_clear_distances),
    near=sampled_from([0.8, 0.6, 0.7, 0.9]),
)
def test_affinities_of_any_three_points(student, x, near):
    """Of three points each has a near neighbour and a far one, whose p follow from perplexity."""
    distances = oracle.squared_distances(x).fill_diagonal_(math.inf)
    is_near = distances == distances.amin(dim=1, keepdim=True)
    conditional = torch.where(is_near, near, 1 - near).fill_diagonal_(0).to(x.dtype)
    expected = (conditional + conditional.T) / 6

    observed = student.run(answer, "tsne_affinities", x, perplexity_of(near, 1 - near))

    expect(observed).close_to(expected, **TO_A_PERCENT)


@number("3.3")
@weight(2)
@functions("tsne_affinities")
@cases(examples=6, corners=st.integers(5, 12), precision=sampled_from([1.0, 0.5, 2.0, 1.5]))
def test_affinities_of_the_corners_of_a_polygon(student, corners, precision):
    """From every corner the others look alike, so β is known; P is right to 0.05 %."""
    angles = torch.arange(corners, dtype=torch.float64) * 2 * math.pi / corners
    x = torch.stack([angles.cos(), angles.sin()], dim=1)
    weights = torch.exp(-precision * oracle.squared_distances(x)).fill_diagonal_(0)
    expected = weights / weights.sum()

    perplexity = perplexity_of(*(weights[0, 1:] / weights[0, 1:].sum()).tolist())
    observed = student.run(answer, "tsne_affinities", x, perplexity)

    expect(observed).close_to(expected, **AFFINITIES)


@number("4.1")
@weight(2)
@functions("tsne_gradient")
def test_gradient_works_by_hand(student):
    """A map of (0, 0), (1, 0) and (−1, 0), where w is 1/2, 1/2 and 1/5."""
    p = torch.tensor([[0, 0.3, 0.1], [0.3, 0, 0.1], [0.1, 0.1, 0]], dtype=torch.float64)
    y = torch.tensor([[0, 0], [1, 0], [-1, 0]], dtype=torch.float64)
    # Σ w = 2.4, so q is 5/24, 5/24 and 1/12. For point 0:
    # 4 · ((0.3 − 5/24) · 1/2 · (0 − 1) + (0.1 − 5/24) · 1/2 · (0 + 1)) = −0.4
    expected = torch.tensor([[-0.4, 0], [0.21, 0], [0.19, 0]], dtype=torch.float64)

    observed = student.run(answer, "tsne_gradient", p, y)

    expect(observed).close_to(expected, **TO_THREE_DIGITS)


@number("4.2")
@weight(2)
@functions("tsne_gradient")
@cases(examples=8, y=maps(st.integers(3, 6), 2), weights=tensors(6, 6))
def test_gradient_follows_autograd(student, y, weights):
    """The gradient of KL(P‖Q) that autograd finds, for any P and any map."""
    p = (weights.abs() + weights.abs().T + 0.25)[: len(y), : len(y)].double()
    p = p.fill_diagonal_(0) / p.sum()

    observed = student.run(answer, "tsne_gradient", p, y)

    expect(observed).close_to(oracle.kl_gradient(p, y), **TO_THREE_DIGITS)


@number("5.1")
@weight(2)
@functions("tsne")
def test_tsne_keeps_clusters_together(student):
    """Three clusters of 20 points stay clusters: a point's neighbours in the map are its own."""
    x, labels = oracle.clusters(3, 20, seed=1)

    y = student.run(embedding, x, seed=1, perplexity=10.0, steps=300)

    expect(y).close_to(torch.zeros(60, 2, dtype=x.dtype), atol=math.inf)
    share = oracle.share_at_home(y, labels)
    wanted = "at least 80 % of all neighbours in the map from the point's own cluster"
    expect(share >= 0.8).is_true(wanted, got=f"{share:.0%}")


@number("5.2")
@weight(1)
@functions("tsne")
def test_tsne_depends_on_the_generator_alone(student):
    """The same generator state gives the same map, however the global state was seeded."""
    x, _ = oracle.clusters(3, 10, seed=2)

    first, second = student.run(
        embeddings_after_seeding, x, 5, global_seeds=[1, 2], perplexity=5.0, steps=20
    )

    expect(first).close_to(torch.zeros(30, 2, dtype=x.dtype), atol=math.inf)
    expect(second).equals(first)


@number("5.3")
@weight(4)
@functions("tsne")
@needs("test_tsne_keeps_clusters_together")
def test_tsne_draws_a_good_map_of_digits(student):
    """300 digits: trustworthiness at least 0.9, KL(P‖Q) at most 1.1 times scikit-learn's."""
    x, _ = load()

    oracle.expect_good_map(student, x, seeds=(3, 4, 5))
