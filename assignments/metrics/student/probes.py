"""How the checks use your code.

A probe is given a subject (your module), does with it what a program would do, and returns what
happened as plain data. No probe knows the right answer.
"""

from __future__ import annotations

from typing import Any

from torch import Tensor


def call(subject: Any, name: str, *inputs: Any) -> Any:
    """What a function returns."""
    return getattr(subject, name)(*inputs)


def labels_at(subject: Any, prob: Tensor, threshold: float) -> dict[str, Any]:
    """The labels at a threshold, and the probabilities as predict_label left them."""
    labels = subject.predict_label(prob, threshold)
    return {"labels": labels, "prob": prob}


def answer_and_labels(
    subject: Any, name: str, predicted: Tensor, real: Tensor, *num_classes: int
) -> dict[str, Any]:
    """What a function of two vectors of labels returns, and the labels as it left them."""
    answer = getattr(subject, name)(predicted, real, *num_classes)
    return {"answer": answer, "predicted": predicted, "real": real}
