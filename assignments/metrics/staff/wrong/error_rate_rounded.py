"""The error rate is rounded to two digits: round where you print, not where you compute.

Caught by: test_error_rate_of_any_labels
"""

right_error_rate = error_rate


def error_rate(predicted, real):
    return round(right_error_rate(predicted, real), 2)
