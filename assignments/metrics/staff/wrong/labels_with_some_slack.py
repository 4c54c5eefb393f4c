"""The comparison has some slack (prob > threshold - 1e-6): a number just below the threshold is
label 0.

Caught by: test_labels_next_to_the_threshold
"""


def predict_label(prob, threshold=0.5):
    return (prob > threshold - 1e-6).long()
