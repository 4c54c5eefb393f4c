"""The result of the comparison is a bool tensor; labels are int64, so convert it with .long().

Caught by: test_labels_at_the_usual_threshold
"""


def predict_label(prob, threshold=0.5):
    return prob >= threshold
