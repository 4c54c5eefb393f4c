"""The share of all k together is returned: asked is one for each coordinate, shape (k,).

Caught by: test_ratio_works_by_hand, test_ratio_is_of_the_whole_variance
"""

_right_ratio = explained_variance_ratio


def explained_variance_ratio(x, k=2):
    return _right_ratio(x, k).sum()
