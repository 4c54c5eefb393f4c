"""That is the geometric mean of precision and recall, the root of P R: F1 is the harmonic one, 2
P R / (P + R).

Caught by: test_f1_of_ten_samples
"""


def f1(predicted, real):
    _refuse_other_length(predicted, real)
    return (precision(predicted, real) * recall(predicted, real)) ** 0.5
