"""The targets have shape (N,); a model of one logit answers (N, 1), so make a column of them.

Caught by: test_small_digits_are_0_1_and_2
"""


def small_digit_target(labels):
    return (labels < 3).float()
