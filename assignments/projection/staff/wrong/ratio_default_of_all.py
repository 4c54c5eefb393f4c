"""Without k all shares are returned: the default is two.

Caught by: test_ratio_refuses_fewer_than_one_coordinate
"""

_right_ratio = explained_variance_ratio


def explained_variance_ratio(x, k=None):
    return _right_ratio(x, min(x.shape) if k is None else k)
