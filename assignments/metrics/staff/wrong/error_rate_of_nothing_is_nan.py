"""The mean of no samples is NaN; error_rate raises ValueError where there is no sample.

Caught by: test_error_rate_refuses_no_samples
"""


def error_rate(predicted, real):
    _refuse_other_length(predicted, real)
    return (predicted != real).double().mean().item()
