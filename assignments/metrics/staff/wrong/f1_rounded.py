"""The ratio is rounded to two places; return it as it is, and round where it is printed.

Caught by: test_f1_of_ten_samples
"""


def f1(predicted, real):
    _refuse_other_length(predicted, real)
    return round(_f1(predicted, real), 2)
