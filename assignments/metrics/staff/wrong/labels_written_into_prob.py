"""The labels are written into prob itself: a function does not change its arguments, so make a
new tensor.

Caught by: test_labels_at_other_thresholds
"""


def predict_label(prob, threshold=0.5):
    is_one = prob >= threshold
    prob[is_one] = 1
    prob[~is_one] = 0
    return prob.long()
