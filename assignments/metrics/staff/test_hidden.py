"""The hidden checks: the inputs that show a subtle mistake (see design.md)."""

import torch
from hypothesis import strategies as st
from probes import answer_and_labels, call, labels_at
from torch.nn import functional

from grader.examine import cases, expect, functions, needs, number, sampled_from, weight

LABEL_BASICS = "test_labels_at_the_usual_threshold"
HALF_BASICS = "test_a_probability_of_one_half_is_label_1"
MATRIX_BASICS = "test_matrix_has_the_predicted_label_in_its_rows"
COUNT_BASICS = "test_counts_of_ten_samples"
ACCURACY_BASICS = "test_accuracy_of_ten_samples"
ERROR_BASICS = "test_error_rate_of_ten_samples"
PRECISION_BASICS = "test_precision_of_ten_samples"
RECALL_BASICS = "test_recall_of_ten_samples"
F1_BASICS = "test_f1_of_ten_samples"
MACRO_BASICS = "test_macro_f1_of_three_classes"

EXACTLY = {"rtol": 0.0, "atol": 0.0, "because": "labels and counts are exact"}
NEARLY = {"rtol": 1e-5, "atol": 1e-6, "because": "a ratio of counts in float32 is right too"}

NOTHING = torch.tensor([], dtype=torch.int64)
ZEROS = torch.zeros(3, dtype=torch.int64)
MIXED = torch.tensor([1, 0, 1])


@st.composite
def probabilities(draw, most=9):
    """Eighths from 0 to 1, of either dtype, in each or in every second place of memory."""
    eighths = draw(st.lists(st.integers(0, 8), min_size=1, max_size=most))
    values = torch.tensor(eighths, dtype=draw(sampled_from([torch.float64, torch.float32]))) / 8
    return values.repeat_interleave(2)[::2] if draw(st.booleans()) else values


@st.composite
def labels(draw, classes, hits=(), fewest=1, most=12):
    """Predicted and real labels, the rows of a tensor (2, n) of either order in memory.

    The first samples are of the classes `hits`, and are predicted right.
    """
    n = len(hits) + draw(st.integers(fewest, most))
    drawn = draw(st.lists(st.integers(0, classes - 1), min_size=2 * n, max_size=2 * n))
    values = torch.tensor(drawn, dtype=torch.int64)
    both = values.reshape(n, 2).T if draw(st.booleans()) else values.reshape(2, n)
    both[:, : len(hits)] = torch.tensor(hits, dtype=torch.int64)
    return both


def matrix_of(predicted, real, num_classes):
    """The confusion matrix, as a product of one-hot vectors."""
    rows, columns = (functional.one_hot(one, num_classes) for one in (predicted, real))
    return rows.T @ columns


def counts_of(predicted, real):
    """(TP, FP, FN, TN), read from the confusion matrix of two classes."""
    (tn, fn), (fp, tp) = matrix_of(predicted, real, 2).tolist()
    return tp, fp, fn, tn


def f1_of(predicted, real, num_classes):
    """The F1 of each class, from the margins of the confusion matrix: 2 TP / (row + column)."""
    matrix = matrix_of(predicted, real, num_classes).double()
    return 2 * matrix.diag() / (matrix.sum(0) + matrix.sum(1)).clamp(min=1)


def expect_answer(student, name, both, expected, *num_classes):
    """Asks for a ratio, and expects it, and the labels as they were."""
    predicted, real = both

    observed = student.run(answer_and_labels, name, predicted, real, *num_classes)

    expect(observed["answer"]).close_to(expected, **NEARLY)
    expect_same_labels(observed, both)


def expect_same_labels(observed, both):
    """Expects that a function has not changed the labels that it was given."""
    expect(observed["predicted"]).close_to(both[0], **EXACTLY)
    expect(observed["real"]).close_to(both[1], **EXACTLY)


def expect_zeros(student, name, pairs, *num_classes):
    """Asks about each pair of predicted and real labels, and expects 0.0 for all."""
    observed = [student.run(call, name, *pair, *num_classes) for pair in pairs]

    for one in observed:
        expect(one).close_to(0.0, **NEARLY)


def expect_refusals(student, name, *num_classes):
    """Expects ValueError where one length is 3, 1 or 0 and the other 4, whichever is longer."""
    four = torch.tensor([1, 0, 1, 1])
    student.run(call, name, four, four.flip(0), *num_classes)  # equal lengths are legal

    for n in (3, 1, 0):
        expect(student.attempt(call, name, four[:n], four, *num_classes)).refuses()
        expect(student.attempt(call, name, four, four[:n], *num_classes)).refuses()


# ---------------------------------------------------------------- 1. predict_label


@number("1.3")
@weight(2)
@functions("predict_label")
@needs(LABEL_BASICS, HALF_BASICS)
@cases(
    examples=24, prob=probabilities(), threshold=sampled_from([0.25, 0.75, 0.0, 1.0, 0.125, 0.5])
)
def test_labels_at_other_thresholds(student, prob, threshold):
    """The label is 1 where prob ≥ threshold, for any threshold, and prob stays as it was."""
    observed = student.run(labels_at, prob, threshold)

    expect(observed["labels"]).close_to((prob >= threshold).long(), **EXACTLY)
    expect(observed["prob"]).close_to(prob, **EXACTLY)


@number("1.4")
@weight(1)
@functions("predict_label")
@needs(HALF_BASICS)
@cases(
    examples=6,
    dtype=sampled_from([torch.float32, torch.float64]),
    threshold=sampled_from([0.5, 0.25, 0.75]),
)
def test_labels_next_to_the_threshold(student, dtype, threshold):
    """The number next below the threshold is label 0, in float32 and in float64."""
    at = torch.tensor(threshold, dtype=dtype)
    below, above = (torch.nextafter(at, at + side) for side in (-1, 1))

    observed = student.predict_label(torch.stack([below, at, above]), threshold)

    expect(observed).close_to(torch.tensor([0, 1, 1]), **EXACTLY)


# ---------------------------------------------------------------- 2. confusion_matrix


@number("2.4")
@weight(2)
@functions("confusion_matrix")
@needs(MATRIX_BASICS)
@cases(both=labels(30), num_classes=sampled_from([2, 3, 10, 1]))
def test_matrix_counts_every_pair(student, both, num_classes):
    """Any number of classes, labels of any strides, which stay as they were."""
    both = both % num_classes

    observed = student.run(answer_and_labels, "confusion_matrix", *both, num_classes)

    expect(observed["answer"]).close_to(matrix_of(*both, num_classes), **EXACTLY)
    expect_same_labels(observed, both)


@number("2.5")
@weight(1)
@functions("confusion_matrix")
def test_matrix_of_no_samples(student):
    """No samples give a matrix of zeros, int64, of the shape that was asked for."""
    for num_classes in (2, 5):
        observed = student.confusion_matrix(NOTHING, NOTHING, num_classes)

        expected = torch.zeros(num_classes, num_classes, dtype=torch.int64)
        expect(observed).close_to(expected, **EXACTLY)


@number("2.6")
@weight(1)
@functions("confusion_matrix")
@needs(MATRIX_BASICS)
def test_matrix_counts_thousands(student):
    """3001 samples, most of them in one cell, are counted to the last one."""
    predicted = torch.arange(3001) % 7 // 6
    real = torch.arange(3001) % 11 // 10

    observed = student.confusion_matrix(predicted, real, 2)

    expect(observed).close_to(matrix_of(predicted, real, 2), **EXACTLY)


# ---------------------------------------------------------------- 3. binary_counts


@number("3.2")
@weight(2)
@functions("binary_counts")
@needs(COUNT_BASICS)
@cases(both=labels(2))
def test_counts_follow_the_definition(student, both):
    """Labels of any strides, perhaps of one class only; they stay as they were."""
    observed = student.run(answer_and_labels, "binary_counts", *both)

    expect(observed["answer"]).equals(counts_of(*both))
    expect_same_labels(observed, both)


@number("3.3")
@weight(1)
@functions("binary_counts")
def test_counts_of_no_samples(student):
    """No samples give four zeros."""
    expect(student.binary_counts(NOTHING, NOTHING)).equals((0, 0, 0, 0))


@number("3.4")
@weight(1)
@functions("binary_counts")
def test_counts_refuse_other_lengths(student):
    """Vectors of different length raise ValueError, one label against many too."""
    expect_refusals(student, "binary_counts")


# ---------------------------------------------------------------- 4. accuracy, error_rate


@number("4.4")
@weight(2)
@functions("accuracy")
@needs(ACCURACY_BASICS)
@cases(both=labels(10))
def test_accuracy_of_any_labels(student, both):
    """The share of right labels among ten classes, of any strides, which stay as they were."""
    expect_answer(student, "accuracy", both, both[0].eq(both[1]).double().mean().item())


@number("4.5")
@weight(1)
@functions("accuracy")
def test_accuracy_refuses_other_lengths(student):
    """Vectors of different length raise ValueError, one label against many too."""
    expect_refusals(student, "accuracy")


@number("4.6")
@weight(2)
@functions("error_rate")
@needs(ERROR_BASICS)
@cases(both=labels(10))
def test_error_rate_of_any_labels(student, both):
    """The share of wrong labels among ten classes, of any strides, which stay as they were."""
    expect_answer(student, "error_rate", both, both[0].ne(both[1]).double().mean().item())


@number("4.7")
@weight(1)
@functions("error_rate")
def test_error_rate_refuses_no_samples(student):
    """The error rate of no samples raises ValueError; that of one does not."""
    student.run(call, "error_rate", MIXED[:1], MIXED[:1])

    expect(student.attempt(call, "error_rate", NOTHING, NOTHING)).refuses()


@number("4.8")
@weight(1)
@functions("error_rate")
def test_error_rate_refuses_other_lengths(student):
    """Vectors of different length raise ValueError, one label against many too."""
    expect_refusals(student, "error_rate")


# ---------------------------------------------------------------- 5. precision, recall, f1


@number("5.5")
@weight(2)
@functions("precision")
@needs(PRECISION_BASICS)
@cases(both=labels(2, hits=[1]))
def test_precision_follows_the_definition(student, both):
    """TP / (TP + FP) of labels of any strides, which stay as they were."""
    tp, fp, _, _ = counts_of(*both)

    expect_answer(student, "precision", both, tp / (tp + fp))


@number("5.6")
@weight(1)
@functions("precision")
@needs("test_precision_without_predicted_positives")
def test_precision_of_no_positives_and_of_no_samples(student):
    """No positive at all, or no sample at all: the precision is 0.0."""
    expect_zeros(student, "precision", [(ZEROS, ZEROS), (NOTHING, NOTHING)])


@number("5.7")
@weight(1)
@functions("precision")
def test_precision_refuses_other_lengths(student):
    """Vectors of different length raise ValueError, one label against many too."""
    expect_refusals(student, "precision")


@number("5.8")
@weight(2)
@functions("recall")
@needs(RECALL_BASICS)
@cases(both=labels(2, hits=[1]))
def test_recall_follows_the_definition(student, both):
    """TP / (TP + FN) of labels of any strides, which stay as they were."""
    tp, _, fn, _ = counts_of(*both)

    expect_answer(student, "recall", both, tp / (tp + fn))


@number("5.9")
@weight(1)
@functions("recall")
@needs(RECALL_BASICS)
def test_recall_without_real_positives(student):
    """No real positive, no positive at all, or no sample at all: the recall is 0.0."""
    expect_zeros(student, "recall", [(MIXED, ZEROS), (ZEROS, ZEROS), (NOTHING, NOTHING)])


@number("5.10")
@weight(1)
@functions("recall")
def test_recall_refuses_other_lengths(student):
    """Vectors of different length raise ValueError, one label against many too."""
    expect_refusals(student, "recall")


@number("5.11")
@weight(2)
@functions("f1")
@needs(F1_BASICS)
@cases(both=labels(2, hits=[1]))
def test_f1_follows_the_definition(student, both):
    """2 TP / (2 TP + FP + FN) of labels of any strides, which stay as they were."""
    tp, fp, fn, _ = counts_of(*both)

    expect_answer(student, "f1", both, 2 * tp / (2 * tp + fp + fn))


@number("5.12")
@weight(1)
@functions("f1")
@needs(F1_BASICS)
def test_f1_without_true_positives(student):
    """Positives on one side, on both but never together, nowhere, or no sample: F1 is 0.0."""
    apart = (MIXED, 1 - MIXED)
    one_sided = [(ZEROS, MIXED), (MIXED, ZEROS)]

    expect_zeros(student, "f1", [*one_sided, apart, (ZEROS, ZEROS), (NOTHING, NOTHING)])


@number("5.13")
@weight(1)
@functions("f1")
def test_f1_refuses_other_lengths(student):
    """Vectors of different length raise ValueError, one label against many too."""
    expect_refusals(student, "f1")


# ---------------------------------------------------------------- 6. macro_f1


@number("6.2")
@weight(2)
@functions("macro_f1")
@needs(MACRO_BASICS)
@cases(both=labels(4, hits=[0, 1, 2, 3]))
def test_macro_f1_follows_the_definition(student, both):
    """The mean F1 of four classes that all occur, of labels which stay as they were."""
    expect_answer(student, "macro_f1", both, f1_of(*both, 4).mean().item(), 4)


@number("6.3")
@weight(2)
@functions("macro_f1")
@needs(MACRO_BASICS)
def test_macro_f1_counts_an_absent_class_as_zero(student):
    """A class that is never predicted, never real, or neither, has an F1 of 0 and counts."""
    never_predicted = [[0, 1, 1, 1], [0, 1, 1, 2]]
    never_real = [[0, 2, 1, 1, 0], [0, 1, 1, 1, 1]]
    neither = [[0, 3, 3, 0, 3], [0, 3, 3, 3, 3]]
    pairs = [torch.tensor(pair) for pair in (never_predicted, never_real, neither)]

    observed = [student.run(call, "macro_f1", *pair, 5) for pair in pairs]

    for one, pair in zip(observed, pairs, strict=True):
        expect(one).close_to(f1_of(*pair, 5).mean().item(), **NEARLY)
    expect_zeros(student, "macro_f1", [(NOTHING, NOTHING)], 3)


@number("6.4")
@weight(1)
@functions("macro_f1")
def test_macro_f1_refuses_other_lengths(student):
    """Vectors of different length raise ValueError, one label against many too."""
    expect_refusals(student, "macro_f1", 2)
