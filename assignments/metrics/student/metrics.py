"""Assignment "Metrics": your answers.

Replace every `raise NotImplementedError(...)`; its text says what to write there. Names, arguments
and results must stay as they are. The handout is README.md. scikit-learn, SciPy and torchmetrics
may not be used.

Letters: p a predicted label, r the real one, of the same sample; C classes, 0 … C − 1; N samples.
A positive is a sample of class 1. Labels are int64 tensors of shape (N,).
"""

from __future__ import annotations

import torch  # noqa: F401 - you will want it
from torch import Tensor


def predict_label(prob: Tensor, threshold: float = 0.5) -> Tensor:
    """The label of each probability: 1 where prob ≥ threshold, else 0.

    Shapes:  prob (N,); the result has its shape and is int64.
    """
    raise NotImplementedError(
        "predict_label: compare prob with threshold, and make int64 numbers of the truth values"
    )


def confusion_matrix(predicted: Tensor, real: Tensor, num_classes: int) -> Tensor:
    """How often class i is predicted (row) for a sample that is class j (column).

    Shapes:  predicted and real (N,); the result is (C, C), int64.
    Raises:  ValueError if the lengths differ.
    """
    raise NotImplementedError(
        "confusion_matrix: refuse different lengths, begin with zeros of shape (C, C), "
        "and for each sample add one in row p, column r"
    )


def binary_counts(predicted: Tensor, real: Tensor) -> tuple[int, int, int, int]:
    """(TP, FP, FN, TN): true or false, as positive or negative as was predicted.

    Shapes:  predicted and real (N,).
    Raises:  ValueError if the lengths differ.
    """
    raise NotImplementedError(
        "binary_counts: refuse different lengths, then count the samples with p = 1 and r = 1, "
        "p = 1 and r = 0, p = 0 and r = 1, p = 0 and r = 0"
    )


def accuracy(predicted: Tensor, real: Tensor) -> float:
    """The share of right labels, of two classes or of many.

    Shapes:  predicted and real (N,).
    Raises:  ValueError if the lengths differ or N is 0.
    """
    raise NotImplementedError(
        "accuracy: refuse different lengths and no samples, "
        "then divide the number of samples with p = r by N"
    )


def error_rate(predicted: Tensor, real: Tensor) -> float:
    """The share of wrong labels: 1 − accuracy.

    Shapes:  predicted and real (N,).
    Raises:  ValueError if the lengths differ or N is 0.
    """
    raise NotImplementedError("error_rate: what is left of 1 when accuracy is taken away")


def precision(predicted: Tensor, real: Tensor) -> float:
    """How many of the predicted positives are real: TP / (TP + FP), 0.0 where none is predicted.

    Shapes:  predicted and real (N,).
    Raises:  ValueError if the lengths differ.
    """
    raise NotImplementedError("precision: divide TP by TP + FP; where that is 0, the answer is 0.0")


def recall(predicted: Tensor, real: Tensor) -> float:
    """How many of the real positives are predicted: TP / (TP + FN), 0.0 where there is none.

    Shapes:  predicted and real (N,).
    Raises:  ValueError if the lengths differ.
    """
    raise NotImplementedError("recall: divide TP by TP + FN; where that is 0, the answer is 0.0")


def f1(predicted: Tensor, real: Tensor) -> float:
    """The harmonic mean of precision and recall, 0.0 where both are 0.

    Shapes:  predicted and real (N,).
    Raises:  ValueError if the lengths differ.
    """
    raise NotImplementedError(
        "f1: twice precision times recall over their sum; where that is 0, the answer is 0.0"
    )


def macro_f1(predicted: Tensor, real: Tensor, num_classes: int) -> float:
    """The mean over all classes of their F1, where one class is positive and all others are not.

    Shapes:  predicted and real (N,).
    Raises:  ValueError if the lengths differ.
    """
    raise NotImplementedError(
        "macro_f1: for each of the num_classes classes make it the positive one and take F1; "
        "then the mean of all of them, with 0 for a class that does not occur"
    )
