"""The model answers of "projection" equal scikit-learn and autograd; so do the suite's oracles."""

from __future__ import annotations

import importlib
import math
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
import torch
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA
from sklearn.manifold import TSNE, trustworthiness
from sklearn.manifold._t_sne import _joint_probabilities
from threadpoolctl import threadpool_limits
from torch import Tensor

from reference import projection

DTYPES = pytest.mark.parametrize("dtype", [torch.float64, torch.float32], ids=str)
STUDENT = Path(__file__).parents[2] / "assignments" / "projection" / "student"
KIT = ("oracle", "digits")


@pytest.fixture(scope="module", autouse=True)
def _one_thread() -> Iterator[None]:
    """Two threads wait for each other where processors are busy, a hundred times as long."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    with threadpool_limits(1):
        yield
    torch.set_num_threads(before)


@pytest.fixture(scope="module")
def oracle() -> Iterator[ModuleType]:
    """The oracle of the student kit; afterwards its modules are forgotten."""
    before = {name: sys.modules.pop(name) for name in KIT if name in sys.modules}
    sys.path.insert(0, str(STUDENT))
    try:
        yield importlib.import_module("oracle")
    finally:
        sys.path.remove(str(STUDENT))
        for name in KIT:
            sys.modules.pop(name, None)
        sys.modules.update(before)


def some(*shape: int, seed: int = 1, dtype: torch.dtype = torch.float64) -> Tensor:
    """Numbers around 2, the same at every run, each column wider than the one before."""
    draws = np.random.RandomState(seed).normal(size=shape) * (1 + np.arange(shape[-1]))
    return 2 + torch.from_numpy(draws).to(dtype)


def joint(count: int, seed: int = 2) -> Tensor:
    """A symmetric P that sums to 1."""
    p = torch.from_numpy(np.random.RandomState(seed).uniform(0, 1, (count, count)))
    p = (p + p.T).fill_diagonal_(0)
    return p / p.sum()


def of_scikit_learn(x: Tensor, perplexity: float) -> Tensor:
    """scikit-learn's joint P, as a matrix; it searches β to 1e-5 of the entropy, in float32."""
    distances = (x[:, None] - x).square().sum(2).float().numpy()
    upper = _joint_probabilities(distances, perplexity, 0)
    p = torch.zeros(len(x), len(x), dtype=torch.float64)
    p[tuple(torch.triu_indices(len(x), len(x), 1))] = torch.from_numpy(upper)
    return p + p.T


# PCA


@DTYPES
@pytest.mark.parametrize("shape", [(9, 4), (4, 9)], ids=str)
def test_pca_is_scikit_learns(dtype: torch.dtype, shape: tuple[int, int], oracle: ModuleType):
    """Coordinates (but for signs) and ratios, for more points than features and for fewer."""
    x = some(*shape, dtype=dtype)
    theirs = PCA(3, svd_solver="full").fit(x.double().numpy())
    z = torch.from_numpy(theirs.transform(x.double().numpy())).to(dtype)
    ratio = torch.from_numpy(theirs.explained_variance_ratio_).to(dtype)

    for ours in (projection, oracle):
        found = ours.pca(x, 3)
        torch.testing.assert_close(found, oracle.with_signs_of(found, z), atol=1e-4, rtol=1e-5)
        torch.testing.assert_close(ours.explained_variance_ratio(x, 3), ratio)
        if dtype == torch.float64:
            torch.testing.assert_close(found, oracle.with_signs_of(found, z))


def test_pca_by_hand():
    """(0, 0), (2, 2), (−2, −2) lie on one line: ±√8 along it, and all of the variance."""
    x = torch.tensor([[0.0, 0.0], [2.0, 2.0], [-2.0, -2.0]], dtype=torch.float64)

    assert projection.pca(x, 1).abs().flatten().tolist() == pytest.approx([0, 8**0.5, 8**0.5])
    assert projection.explained_variance_ratio(x).tolist() == pytest.approx([1, 0])


def test_pca_is_differentiable():
    """Finite differences agree with the derivatives, where no two directions are alike."""
    x = some(5, 3).requires_grad_()

    assert torch.autograd.gradcheck(projection.pca, x)
    assert torch.autograd.gradcheck(projection.explained_variance_ratio, x)


# t-SNE


@pytest.mark.parametrize("perplexity", [2.5, 5.0, 20.0])
def test_affinities_are_scikit_learns(perplexity: float):
    """Within the 5e-4 that a hand-in is allowed too, twins and a far point among the data."""
    x = some(40, 4)
    x[7], x[9] = x[3], x[9] + 100

    ours = projection.tsne_affinities(x, perplexity)

    theirs = of_scikit_learn(x, perplexity)
    torch.testing.assert_close(ours, theirs, rtol=5e-4, atol=1e-8)


@pytest.mark.parametrize("scale", [1e-3, 1.0, 1e3])
@pytest.mark.parametrize("perplexity", [2.5, 5.0, 18.5])
def test_every_row_has_the_perplexity(scale: float, perplexity: float):
    """exp(H) to nine digits, on data of any scale with a twin and points far away."""
    x = some(20, 3)
    x[4], x[6, 0], x[9] = x[2], 100, x[9] - 1000
    distances = projection._squared_distances(scale * x)

    p = projection._conditional(distances, perplexity)

    entropy = torch.special.entr(p).sum(dim=1)
    torch.testing.assert_close(entropy.exp(), torch.full((20,), perplexity, dtype=p.dtype))


def test_affinities_are_a_symmetric_distribution():
    """Zero diagonal, symmetric, a sum of 1, in the dtype of the data."""
    p = projection.tsne_affinities(some(30, 3, dtype=torch.float32), 5.0)

    assert p.dtype == torch.float32
    assert p.diagonal().tolist() == [0.0] * 30
    assert torch.equal(p, p.T)
    assert float(p.double().sum()) == pytest.approx(1, abs=1e-6)


def test_affinities_by_hand():
    """At 0, 1 and 3 each point has a near neighbour and a far one: 4/5 and 1/5 of its row."""
    x = torch.tensor([[0.0], [1.0], [3.0]], dtype=torch.float64)
    entropy = -(0.8 * math.log(0.8) + 0.2 * math.log(0.2))

    p = projection.tsne_affinities(x, math.exp(entropy))

    assert (6 * p).flatten().tolist() == pytest.approx([0, 1.6, 0.4, 1.6, 0, 1, 0.4, 1, 0])


@DTYPES
@pytest.mark.parametrize("size", [1e-4, 1.0, 100.0])
def test_the_gradient_is_autograds(dtype: torch.dtype, size: float, oracle: ModuleType):
    """For tiny and wide maps; the oracle is the derivative of its KL by finite differences."""
    p, y = joint(7), size * some(7, 2)

    ours = projection.tsne_gradient(p.to(dtype), y.to(dtype))

    theirs = oracle.kl_gradient(p, y)
    atol = float(theirs.abs().max()) * (1e-12 if dtype == torch.float64 else 1e-4)
    torch.testing.assert_close(ours, theirs.to(dtype), rtol=0, atol=atol)
    assert torch.autograd.gradcheck(lambda y: oracle.kl(p, y), some(7, 2).requires_grad_())


def test_the_gradient_by_hand():
    """w is 1/2, 1/2 and 1/5, with a sum of 2.4, all pairs counted twice."""
    p = torch.tensor([[0, 0.3, 0.1], [0.3, 0, 0.1], [0.1, 0.1, 0]])
    y = torch.tensor([[0.0, 0.0], [1.0, 0.0], [-1.0, 0.0]])

    g = projection.tsne_gradient(p, y)

    assert g.flatten().tolist() == pytest.approx([-0.4, 0, 0.21, 0, 0.19, 0])


def test_a_map_whose_q_is_p_stays_where_it_is():
    """The gradient is 0 where Q = P."""
    y = some(6, 2)
    w = projection._closeness(y)

    assert projection.tsne_gradient(w / w.sum(), y).abs().max() < 1e-15


def test_maps_of_digits_are_as_good_as_scikit_learns(oracle: ModuleType):
    """Two starts; over 40, KL is 0.944 to 1.019 times scikit-learn's, trustworthiness 0.988."""
    x = oracle.load()[0]
    p = oracle.digit_affinities()
    for seed in range(2):
        y = projection.tsne(x, generator=torch.Generator().manual_seed(seed))

        assert float(oracle.kl(p, y)) < 1.05 * oracle.SCIKIT_LEARN_KL
        assert oracle.trustworthiness(x, y) > 0.98


def test_clusters_stay_together(oracle: ModuleType):
    """Ten starts of the questions that the suite asks, where 80 % would do."""
    for seed in range(10):
        x, labels = oracle.clusters(3, 20, seed)
        y = projection.tsne(x, 10.0, 300, torch.Generator().manual_seed(seed))

        assert oracle.share_at_home(y, labels) > 0.9


def test_maps_depend_on_the_generator_alone():
    """Equal generators, equal maps; the global state is neither used nor changed."""
    x, before = some(20, 3), torch.get_rng_state()

    maps = [projection.tsne(x, 5.0, 5, torch.Generator().manual_seed(1)) for _ in range(2)]

    assert torch.equal(maps[0], maps[1])
    assert torch.equal(torch.get_rng_state(), before)
    assert not torch.equal(maps[0], projection.tsne(x, 5.0, 5, torch.Generator().manual_seed(2)))
    assert projection.tsne(x.float(), 5.0, 5).dtype == torch.float32


@pytest.mark.parametrize(
    ("name", "settings"),
    [
        ("pca", {"k": 0}), ("pca", {"k": 4}), ("explained_variance_ratio", {"k": -1}),
        ("tsne_affinities", {"perplexity": 0.0}), ("tsne", {"perplexity": -5.0}),
        ("tsne_affinities", {"perplexity": math.nan}), ("tsne", {"steps": -1}),
    ],
)  # fmt: skip
def test_bad_settings_are_refused(name: str, settings: dict[str, float]):
    """With the setting's name and the value."""
    (setting, value), *_ = settings.items()

    with pytest.raises(ValueError, match=f"^{setting} must .*{value}$"):
        getattr(projection, name)(some(6, 3), **settings)


def test_data_is_left_alone():
    """No function changes its arguments."""
    x, p, y = some(8, 3), joint(8), some(8, 2)
    before = [tensor.clone() for tensor in (x, p, y)]

    projection.pca(x)
    projection.explained_variance_ratio(x)
    projection.tsne_affinities(x, 3.0)
    projection.tsne_gradient(p, y)
    projection.tsne(x, 3.0, 2)

    assert all(torch.equal(now, then) for now, then in zip((x, p, y), before, strict=True))


# What students get


def test_the_digits_are_scikit_learns(oracle: ModuleType):
    """The first 300, from 0 to 1, with their labels."""
    everything = load_digits()
    x, labels = oracle.load()

    assert torch.equal(x, torch.from_numpy(everything.data[:300]) / 16)
    assert labels.tolist() == everything.target[:300].tolist()


def test_the_precisions_are_those_of_perplexity_30(oracle: ModuleType):
    """P from the stored β equals the P of the reference, which finds them, and scikit-learn's."""
    x = oracle.load()[0]
    p = oracle.digit_affinities()

    torch.testing.assert_close(p, projection.tsne_affinities(x, 30.0), rtol=1e-9, atol=0)
    torch.testing.assert_close(p, of_scikit_learn(x, 30.0), rtol=5e-4, atol=1e-9)


def test_the_bar_is_what_scikit_learns_map_has(oracle: ModuleType):
    """KL with the exact P; where the last bits differ, the map does, by a few percent."""
    x = oracle.load()[0]
    y = TSNE(perplexity=30, random_state=0).fit_transform(x.numpy())

    found = float(oracle.kl(oracle.digit_affinities(), torch.from_numpy(y).double()))

    assert found == pytest.approx(oracle.SCIKIT_LEARN_KL, rel=0.05)


def test_trustworthiness_is_scikit_learns(oracle: ModuleType):
    """On a good map and on a bad one, ties apart."""
    x = some(60, 5)
    for y in (x[:, 3:], some(60, 2, seed=3)):
        theirs = trustworthiness(x.numpy(), y.numpy(), n_neighbors=10)

        assert oracle.trustworthiness(x, y) == pytest.approx(theirs, abs=1e-12)


def test_the_share_at_home_counts_neighbours(oracle: ModuleType):
    """Two pairs, the neighbour of each point in its own pair or in the other one."""
    y = torch.tensor([[0.0, 0.0], [1.0, 0.0], [9.0, 0.0], [10.0, 0.0]])

    assert oracle.share_at_home(y, torch.tensor([1, 1, 2, 2]), k=1) == 1.0
    assert oracle.share_at_home(y, torch.tensor([1, 2, 2, 2]), k=1) == 0.5
