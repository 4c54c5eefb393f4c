"""All shares are returned: keep the first k.

Caught by: test_ratio_is_of_the_whole_variance
"""

_right_ratio = explained_variance_ratio


def explained_variance_ratio(x, k=2):
    _refuse_bad_k(x, k)
    return _right_ratio(x, min(x.shape))
