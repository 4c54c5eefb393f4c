"""Where precision and recall are both 0, 2 P R / (P + R) divides by 0; F1 is 0.0 there.

Caught by: test_f1_without_true_positives
"""


def f1(predicted, real):
    _refuse_other_length(predicted, real)
    p, r = precision(predicted, real), recall(predicted, real)
    return 2 * p * r / (p + r)
