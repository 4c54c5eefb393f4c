"""The sign is made unambiguous with abs(), point by point: a whole column may be turned, a single
entry not.

Caught by: test_pca_works_by_hand, test_pca_follows_pytorch
"""

_right_pca = pca


def pca(x, k=2):
    return _right_pca(x, k).abs()
