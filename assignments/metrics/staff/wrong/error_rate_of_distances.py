"""The mean of |predicted − real| counts a 7 taken for a 1 six times: an error is an error,
whatever the labels are.

Caught by: test_error_rate_of_any_labels
"""


def error_rate(predicted, real):
    _refuse_other_length(predicted, real)
    _share(predicted == real)
    return (predicted - real).abs().double().mean().item()
