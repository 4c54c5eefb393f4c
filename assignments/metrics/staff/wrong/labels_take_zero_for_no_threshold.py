"""A threshold of 0.0 counts as none (`threshold or 0.5`): zero is a legal threshold, at which
every label is 1.

Caught by: test_labels_at_other_thresholds
"""


def predict_label(prob, threshold=None):
    return (prob >= (threshold or 0.5)).long()
