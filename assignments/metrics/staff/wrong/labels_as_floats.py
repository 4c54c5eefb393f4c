"""The labels are floating-point numbers; labels are int64, or they cannot be used as indices.

Caught by: test_labels_at_the_usual_threshold
"""


def predict_label(prob, threshold=0.5):
    return (prob >= threshold).to(prob.dtype)
