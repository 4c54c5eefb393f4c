"""The factor 2 is missing: F1 = 2 P R / (P + R), which is 1 where precision and recall are 1.

Caught by: test_f1_of_ten_samples
"""


def f1(predicted, real):
    _refuse_other_length(predicted, real)
    return _f1(predicted, real) / 2
