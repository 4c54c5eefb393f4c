"""The threshold itself is left out (>): a probability of exactly 0.5 is label 1, so compare with
>=.

Caught by: test_a_probability_of_one_half_is_label_1
"""


def predict_label(prob, threshold=0.5):
    return (prob > threshold).long()
