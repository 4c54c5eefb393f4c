"""k is ignored, and there are always two coordinates.

Caught by: test_unknown
"""

_right_pca = pca


def pca(x, k=2):
    _refuse_bad_k(x, k)
    return _right_pca(x, 2)
