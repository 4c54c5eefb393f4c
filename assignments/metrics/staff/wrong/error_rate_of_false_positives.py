"""Only false positives count as errors: a false negative is one too.

Caught by: test_error_rate_of_ten_samples
"""


def error_rate(predicted, real):
    _refuse_other_length(predicted, real)
    return _share(predicted > real)
