"""The shares are in percent: a share of all is 1.

Caught by: test_ratio_works_by_hand, test_ratio_is_of_the_whole_variance
"""

_right_ratio = explained_variance_ratio


def explained_variance_ratio(x, k=2):
    return 100 * _right_ratio(x, k)
