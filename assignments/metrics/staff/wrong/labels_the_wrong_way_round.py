"""The comparison is the wrong way round: label 1 is for probabilities at or above the threshold.

Caught by: test_labels_at_the_usual_threshold
"""


def predict_label(prob, threshold=0.5):
    return (prob < threshold).long()
