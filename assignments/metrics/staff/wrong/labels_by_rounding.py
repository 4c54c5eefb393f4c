"""Rounding is no comparison: torch.round takes 0.5 to the even number, 0, and knows no
threshold.

Caught by: test_a_probability_of_one_half_is_label_1
"""


def predict_label(prob, threshold=0.5):
    return prob.round().long()
