r"""Model answers of the assignment "metrics", in the order of the lecture.

    predict_label           a probability becomes a label
    confusion_matrix        which labels are taken for which
    binary_counts           TP, FP, FN, TN
    accuracy, error_rate    how often the label is right, or wrong
    precision, recall, f1   how good the positives are
    macro_f1                the same for many classes, each counted alike

Letters: p a predicted label, r the real one, of the same sample; C classes, 0 … C − 1; N samples.
A positive is a sample of class 1.
"""

from __future__ import annotations

import torch
from torch import Tensor


def _refuse_other_length(predicted: Tensor, real: Tensor) -> None:
    """Raise ValueError unless each predicted label has its real one."""
    if len(predicted) != len(real):
        raise ValueError(f"{len(predicted)} predicted labels for {len(real)} real ones")


def _ratio(part: int, whole: int) -> float:
    """part / whole; 0 where the denominator is 0."""
    return part / whole if whole else 0.0


def _share(is_so: Tensor) -> float:
    """The share of True among N truth values; ValueError if N is 0."""
    if len(is_so) == 0:
        raise ValueError("no sample: its share of right labels is 0 / 0")
    return int(is_so.sum()) / len(is_so)


def _counts(predicted: Tensor, real: Tensor, positive: int = 1) -> tuple[int, int, int, int]:
    """(TP, FP, FN, TN) where one class is positive and all others are negative."""
    _refuse_other_length(predicted, real)
    p, r = predicted == positive, real == positive
    tp, fp, fn, tn = (p & r).sum(), (p & ~r).sum(), (~p & r).sum(), (~p & ~r).sum()
    return int(tp), int(fp), int(fn), int(tn)


def _f1(predicted: Tensor, real: Tensor, positive: int = 1) -> float:
    """F1 = 2 TP / (2 TP + FP + FN) of one class."""
    tp, fp, fn, _ = _counts(predicted, real, positive)
    return _ratio(2 * tp, 2 * tp + fp + fn)


def predict_label(prob: Tensor, threshold: float = 0.5) -> Tensor:
    r"""The label of each probability: 1 where prob ≥ threshold, else 0.

    Shapes:  prob (N,); the result has its shape and is int64.
    Source:  lecture, "Training and Validation Error": prob < 0.5 is label 0.
    """
    return (prob >= threshold).to(torch.int64)


def confusion_matrix(predicted: Tensor, real: Tensor, num_classes: int) -> Tensor:
    r"""How often class i is predicted for a sample that is class j.

        M_ij = #{ samples with p = i and r = j }

    Rows are the predicted label, as on the slide; scikit-learn has the real one there. A pair
    (p, r) is cell p·C + r of the matrix read row by row.

    Shapes:  predicted and real (N,); the result is (C, C), int64.
    Raises:  ValueError if the lengths differ.
    Source:  lecture, "Confusion Matrix".
    """
    _refuse_other_length(predicted, real)
    cells = torch.bincount(predicted * num_classes + real, minlength=num_classes**2)
    return cells.reshape(num_classes, num_classes)


def binary_counts(predicted: Tensor, real: Tensor) -> tuple[int, int, int, int]:
    r"""(TP, FP, FN, TN): true or false, as positive or negative as was predicted.

        TP = #{p = 1, r = 1}    FP = #{p = 1, r = 0}
        FN = #{p = 0, r = 1}    TN = #{p = 0, r = 0}

    Shapes:  predicted and real (N,).
    Raises:  ValueError if the lengths differ.
    Source:  lecture, "Confusion Matrix".
    """
    return _counts(predicted, real)


def accuracy(predicted: Tensor, real: Tensor) -> float:
    r"""The share of right labels: #{p = r} / N; of two classes (TP + TN) / N.

    Shapes:  predicted and real (N,).
    Raises:  ValueError if the lengths differ or N is 0.
    Source:  lecture, "Confusion Matrix".
    """
    _refuse_other_length(predicted, real)
    return _share(predicted == real)


def error_rate(predicted: Tensor, real: Tensor) -> float:
    r"""The share of wrong labels: #{p ≠ r} / N = 1 − accuracy.

    Shapes:  predicted and real (N,).
    Raises:  ValueError if the lengths differ or N is 0.
    Source:  lecture, "Training and Validation Error".
    """
    _refuse_other_length(predicted, real)
    return _share(predicted != real)


def precision(predicted: Tensor, real: Tensor) -> float:
    r"""How many of the predicted positives are real: TP / (TP + FP), 0 where none is predicted.

    Shapes:  predicted and real (N,).
    Raises:  ValueError if the lengths differ.
    Source:  van Rijsbergen, Information Retrieval (1979), chapter 7.
    """
    tp, fp, _, _ = _counts(predicted, real)
    return _ratio(tp, tp + fp)


def recall(predicted: Tensor, real: Tensor) -> float:
    r"""How many of the real positives are predicted: TP / (TP + FN), 0 where there is none.

    Shapes:  predicted and real (N,).
    Raises:  ValueError if the lengths differ.
    Source:  van Rijsbergen, Information Retrieval (1979), chapter 7.
    """
    tp, _, fn, _ = _counts(predicted, real)
    return _ratio(tp, tp + fn)


def f1(predicted: Tensor, real: Tensor) -> float:
    r"""The harmonic mean of precision P and recall R, 0 where nothing is a true positive.

        F1 = 2 P R / (P + R) = 2 TP / (2 TP + FP + FN)

    Shapes:  predicted and real (N,).
    Raises:  ValueError if the lengths differ.
    Source:  lecture, "Confusion Matrix"; van Rijsbergen, Information Retrieval (1979), chapter 7.
    """
    return _f1(predicted, real)


def macro_f1(predicted: Tensor, real: Tensor, num_classes: int) -> float:
    r"""The mean over all classes of their F1, where one class is positive and all others are not.

        macro F1 = 1/C Σ_c F1_c

    A class that is neither predicted nor real has F1 = 0 and still counts in the mean.

    Shapes:  predicted and real (N,).
    Raises:  ValueError if the lengths differ.
    Source:  Manning, Raghavan & Schütze, Introduction to Information Retrieval (2008), §13.6.
    """
    return sum(_f1(predicted, real, c) for c in range(num_classes)) / num_classes
