"""Without k all shares are returned: the default is two.

Caught by: test_ratio_takes_k_by_name_or_not_at_all
"""

_right_ratio = explained_variance_ratio


def explained_variance_ratio(x, k=None):
    return _right_ratio(x, min(x.shape) if k is None else k)
