"""The labels are subtracted in place (-=): a function does not change its arguments.

Caught by: test_error_rate_of_any_labels
"""


def error_rate(predicted, real):
    _refuse_other_length(predicted, real)
    _share(predicted == real)
    predicted -= real
    return (predicted != 0).double().mean().item()
