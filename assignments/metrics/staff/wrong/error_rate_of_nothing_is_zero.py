"""No samples have no error rate, not one of 0: raise ValueError.

Caught by: test_error_rate_refuses_no_samples
"""


def error_rate(predicted, real):
    _refuse_other_length(predicted, real)
    return _share(predicted != real) if len(real) else 0.0
