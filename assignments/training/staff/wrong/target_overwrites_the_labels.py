"""The labels are overwritten in place with 0 and 1, so the caller has lost the digits; compare
into a new tensor.

Caught by: test_targets_of_any_labels
"""


def small_digit_target(labels):
    is_small = labels < 3
    labels[is_small] = 1
    labels[~is_small] = 0
    return labels.float().reshape(-1, 1)
