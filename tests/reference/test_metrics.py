"""The reference of "metrics" against scikit-learn, PyTorch and examples worked by hand."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy
import pytest
import torch
from sklearn import metrics as sklearn_metrics
from torch import Tensor

from reference import metrics

NOTHING = torch.tensor([], dtype=torch.int64)
SCORES = [metrics.precision, metrics.recall, metrics.f1]
PAIRED: list[Callable[[Tensor, Tensor], object]] = [
    metrics.binary_counts,
    metrics.accuracy,
    metrics.error_rate,
    *SCORES,
    lambda predicted, real: metrics.confusion_matrix(predicted, real, 3),
    lambda predicted, real: metrics.macro_f1(predicted, real, 3),
]


def drawn(n: int, classes: int, seed: int) -> tuple[Tensor, Tensor]:
    """Predicted and real labels, every second entry of a longer vector."""
    numbers = numpy.random.default_rng(seed).integers(0, classes, (2, 2 * n))
    predicted, real = torch.from_numpy(numbers)
    return predicted[::2], real[::2]


@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
def test_a_label_is_1_from_the_threshold_on(dtype: torch.dtype) -> None:
    """The threshold itself belongs to label 1, the number next below it to label 0."""
    at = torch.tensor(0.5, dtype=dtype)
    prob = torch.stack([torch.nextafter(at, at - 1), at, torch.nextafter(at, at + 1)])

    assert metrics.predict_label(prob).tolist() == [0, 1, 1]
    assert metrics.predict_label(prob).dtype == torch.int64
    assert metrics.predict_label(prob, 0.0).tolist() == [1, 1, 1]
    assert metrics.predict_label(prob, 1.0).tolist() == [0, 0, 0]


def test_the_step_of_predict_label_is_heaviside() -> None:
    """predict_label is torch.heaviside of prob − threshold, which is 1 at 0."""
    prob = torch.linspace(0, 1, 9, dtype=torch.float64)
    one = torch.ones((), dtype=torch.float64)

    for threshold in (0.0, 0.25, 0.5, 1.0):
        expected = torch.heaviside(prob - threshold, one).long()
        assert metrics.predict_label(prob, threshold).equal(expected)


@pytest.mark.parametrize("classes", [2, 3, 10])
@pytest.mark.parametrize("n", [1, 7, 200])
def test_the_matrix_is_scikit_learns_transposed(n: int, classes: int) -> None:
    """scikit-learn has the real label in the rows, the slide the predicted one."""
    predicted, real = drawn(n, classes, seed=n)

    matrix = metrics.confusion_matrix(predicted, real, classes)

    theirs = sklearn_metrics.confusion_matrix(real, predicted, labels=range(classes))
    assert matrix.tolist() == theirs.T.tolist()
    assert matrix.dtype == torch.int64


@pytest.mark.parametrize("n", [1, 2, 7, 200])
def test_binary_scores_are_scikit_learns(n: int) -> None:
    """Counts exactly; accuracy, precision, recall and F1 to the last digits, 0.0 for 0 / 0."""
    for seed in range(20):
        predicted, real = drawn(n, 2, seed)
        matrix = sklearn_metrics.confusion_matrix(real, predicted, labels=[0, 1])
        (tn, fp), (fn, tp) = matrix.tolist()

        assert metrics.binary_counts(predicted, real) == (tp, fp, fn, tn)
        for score, name in zip(SCORES, ("precision", "recall", "f1"), strict=True):
            theirs = getattr(sklearn_metrics, f"{name}_score")(real, predicted, zero_division=0)
            assert score(predicted, real) == pytest.approx(theirs, rel=1e-12)


@pytest.mark.parametrize("classes", [2, 3, 10])
def test_accuracy_and_macro_f1_are_scikit_learns(classes: int) -> None:
    """Classes that do not occur count 0 in the mean, as with labels=range(classes)."""
    for seed, n in enumerate((1, 2, 5, 200)):
        predicted, real = drawn(n, classes, seed)
        right = sklearn_metrics.accuracy_score(real, predicted)
        mean = sklearn_metrics.f1_score(
            real, predicted, labels=range(classes), average="macro", zero_division=0
        )

        assert metrics.accuracy(predicted, real) == pytest.approx(right, rel=1e-12)
        assert metrics.error_rate(predicted, real) == pytest.approx(1 - right, abs=1e-12)
        assert metrics.macro_f1(predicted, real, classes) == pytest.approx(mean, rel=1e-12)


def test_ten_samples_worked_by_hand() -> None:
    """TP 3, FP 2, FN 1, TN 4: precision 3/5, recall 3/4, F1 6/9, macro F1 (6/9 + 8/11) / 2."""
    predicted = torch.tensor([1, 1, 1, 1, 1, 0, 0, 0, 0, 0])
    real = torch.tensor([1, 1, 1, 0, 0, 1, 0, 0, 0, 0])

    assert metrics.binary_counts(predicted, real) == (3, 2, 1, 4)
    assert metrics.confusion_matrix(predicted, real, 2).tolist() == [[4, 1], [2, 3]]
    assert metrics.accuracy(predicted, real) == 0.7
    assert metrics.error_rate(predicted, real) == 0.3
    assert metrics.precision(predicted, real) == 3 / 5
    assert metrics.recall(predicted, real) == 3 / 4
    assert metrics.f1(predicted, real) == 6 / 9
    assert math.isclose(metrics.macro_f1(predicted, real, 2), (6 / 9 + 8 / 11) / 2)


def test_no_samples_count_nothing() -> None:
    """A zero matrix, zero counts, and 0.0 for every ratio but accuracy and error rate."""
    assert metrics.confusion_matrix(NOTHING, NOTHING, 2).tolist() == [[0, 0], [0, 0]]
    assert metrics.binary_counts(NOTHING, NOTHING) == (0, 0, 0, 0)
    assert [score(NOTHING, NOTHING) for score in SCORES] == [0.0, 0.0, 0.0]
    assert metrics.macro_f1(NOTHING, NOTHING, 4) == 0.0


@pytest.mark.parametrize("rate", [metrics.accuracy, metrics.error_rate])
def test_no_samples_have_no_accuracy(rate: Callable[[Tensor, Tensor], float]) -> None:
    """0 / 0 is refused with the reason."""
    with pytest.raises(ValueError, match=r"^no sample: its share of right labels is 0 / 0$"):
        rate(NOTHING, NOTHING)


@pytest.mark.parametrize("function", PAIRED)
@pytest.mark.parametrize("n", [0, 1, 3])
def test_different_lengths_are_refused(
    function: Callable[[Tensor, Tensor], object], n: int
) -> None:
    """Shorter or longer, one label or none: nothing is broadcast."""
    four = torch.tensor([1, 0, 2, 1])

    with pytest.raises(ValueError, match=rf"^{n} predicted labels for 4 real ones$"):
        function(four[:n], four)
    with pytest.raises(ValueError, match=rf"^4 predicted labels for {n} real ones$"):
        function(four, four[:n])


def test_labels_stay_as_they_were() -> None:
    """No function changes its arguments."""
    predicted, real = drawn(20, 2, seed=1)
    before = predicted.clone(), real.clone()

    for function in PAIRED:
        function(predicted, real)

    assert predicted.equal(before[0])
    assert real.equal(before[1])
