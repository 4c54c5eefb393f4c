"""The public checks: numbers worked by hand say what is right.

Run them with `grader check`, or with plain `pytest`.
"""

import torch
from probes import call

from grader.examine import expect, functions, needs, number, weight

# Ten samples: TP 3, FP 2, FN 1, TN 4.
PREDICTED = torch.tensor([1, 0, 1, 1, 0, 0, 1, 0, 1, 0])
REAL = torch.tensor([1, 0, 0, 1, 1, 0, 0, 0, 1, 0])

# Seven samples of three classes.
PREDICTED_OF_THREE = torch.tensor([0, 1, 2, 2, 1, 0, 2])
REAL_OF_THREE = torch.tensor([0, 1, 2, 1, 1, 2, 1])

NOTHING = torch.tensor([], dtype=torch.int64)
EXACTLY = {"rtol": 0.0, "atol": 0.0, "because": "labels and counts are exact"}
NEARLY = {"rtol": 1e-5, "atol": 1e-6, "because": "a ratio of counts in float32 is right too"}


@number("1.1")
@weight(1)
@functions("predict_label")
def test_labels_at_the_usual_threshold(student):
    """Probabilities of 0.1, 0.9, 0.4 and 0.6 are the labels 0, 1, 0 and 1, int64."""
    observed = student.predict_label(torch.tensor([0.1, 0.9, 0.4, 0.6]))

    expect(observed).close_to(torch.tensor([0, 1, 0, 1]), **EXACTLY)


@number("1.2")
@weight(1)
@functions("predict_label")
@needs("test_labels_at_the_usual_threshold")
def test_a_probability_of_one_half_is_label_1(student):
    """A probability of exactly 0.5 is not under the threshold: its label is 1."""
    observed = student.predict_label(torch.tensor([0.25, 0.5, 0.75]))

    expect(observed).close_to(torch.tensor([0, 1, 1]), **EXACTLY)


@number("2.1")
@weight(3)
@functions("confusion_matrix")
def test_matrix_has_the_predicted_label_in_its_rows(student):
    """Row i, column j counts the samples that were predicted i and are j (int64)."""
    observed = student.confusion_matrix(PREDICTED_OF_THREE, REAL_OF_THREE, 3)

    expect(observed).close_to(torch.tensor([[1, 0, 1], [0, 2, 0], [0, 2, 1]]), **EXACTLY)


@number("2.2")
@weight(2)
@functions("confusion_matrix")
@needs("test_matrix_has_the_predicted_label_in_its_rows")
def test_matrix_has_room_for_absent_classes(student):
    """Of classes 0 … 3 only 0 and 2 occur: rows and columns 1 and 3 are there, and zero."""
    expected = torch.tensor([[1, 0, 0, 0], [0, 0, 0, 0], [1, 0, 2, 0], [0, 0, 0, 0]])

    observed = student.confusion_matrix(torch.tensor([0, 2, 2, 2]), torch.tensor([0, 0, 2, 2]), 4)

    expect(observed).close_to(expected, **EXACTLY)


@number("2.3")
@weight(1)
@functions("confusion_matrix")
def test_matrix_refuses_other_lengths(student):
    """9, 1 or 0 predicted labels for 10 real ones raise ValueError; 10 do not."""
    student.run(call, "confusion_matrix", PREDICTED, REAL, 2)

    for n in (9, 1, 0):
        expect(student.attempt(call, "confusion_matrix", PREDICTED[:n], REAL, 2)).refuses()
        expect(student.attempt(call, "confusion_matrix", PREDICTED, REAL[:n], 2)).refuses()


@number("3.1")
@weight(2)
@functions("binary_counts")
def test_counts_of_ten_samples(student):
    """Ten samples with TP 3, FP 2, FN 1, TN 4, in this order."""
    observed = student.binary_counts(PREDICTED, REAL)

    expect(observed).equals((3, 2, 1, 4))


@number("4.1")
@weight(2)
@functions("accuracy")
def test_accuracy_of_ten_samples(student):
    """7 of 10 labels are right: the accuracy is 0.7."""
    expect(student.accuracy(PREDICTED, REAL)).close_to(0.7, **NEARLY)


@number("4.2")
@weight(1)
@functions("error_rate")
def test_error_rate_of_ten_samples(student):
    """3 of 10 labels are wrong: the error rate is 0.3."""
    expect(student.error_rate(PREDICTED, REAL)).close_to(0.3, **NEARLY)


@number("4.3")
@weight(1)
@functions("accuracy")
def test_accuracy_refuses_no_samples(student):
    """The accuracy of no samples raises ValueError; that of one does not."""
    student.run(call, "accuracy", PREDICTED[:1], REAL[:1])

    expect(student.attempt(call, "accuracy", NOTHING, NOTHING)).refuses()


@number("5.1")
@weight(2)
@functions("precision")
def test_precision_of_ten_samples(student):
    """3 of 5 predicted positives are real: the precision is 0.6."""
    expect(student.precision(PREDICTED, REAL)).close_to(3 / 5, **NEARLY)


@number("5.2")
@weight(2)
@functions("recall")
def test_recall_of_ten_samples(student):
    """3 of 4 real positives are predicted: the recall is 0.75."""
    expect(student.recall(PREDICTED, REAL)).close_to(3 / 4, **NEARLY)


@number("5.3")
@weight(2)
@functions("f1")
def test_f1_of_ten_samples(student):
    """A precision of 0.6 and a recall of 0.75 give an F1 of 2/3."""
    expect(student.f1(PREDICTED, REAL)).close_to(2 / 3, **NEARLY)


@number("5.4")
@weight(1)
@functions("precision")
@needs("test_precision_of_ten_samples")
def test_precision_without_predicted_positives(student):
    """Where no positive is predicted, TP + FP is 0, and the precision is 0.0."""
    observed = student.precision(torch.tensor([0, 0, 0]), torch.tensor([1, 0, 1]))

    expect(observed).close_to(0.0, **NEARLY)


@number("6.1")
@weight(3)
@functions("macro_f1")
def test_macro_f1_of_three_classes(student):
    """Three classes with an F1 of 2/3, 2/3 and 2/5 have the mean of these."""
    observed = student.macro_f1(PREDICTED_OF_THREE, REAL_OF_THREE, 3)

    expect(observed).close_to((2 / 3 + 2 / 3 + 2 / 5) / 3, **NEARLY)
