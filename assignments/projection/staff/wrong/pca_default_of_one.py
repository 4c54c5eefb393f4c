"""Without k there is one coordinate: the default is two.

Caught by: test_pca_works_by_hand, test_pca_follows_pytorch
"""

_right_pca = pca


def pca(x, k=1):
    return _right_pca(x, k)
