"""The threshold is ignored and 0.5 is used whatever is asked for.

Caught by: test_labels_at_other_thresholds, test_labels_next_to_the_threshold
"""


def predict_label(prob, threshold=0.5):
    return (prob >= 0.5).long()
