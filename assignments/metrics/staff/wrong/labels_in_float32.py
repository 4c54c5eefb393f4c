"""prob is made float32 before it is compared, so that a float64 number just below the threshold
becomes label 1; compare it as it is.

Caught by: test_labels_next_to_the_threshold
"""


def predict_label(prob, threshold=0.5):
    return (prob.float() >= threshold).long()
