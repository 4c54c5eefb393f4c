"""The result is float64 whatever the data is: bring it back to x.dtype.

Caught by: test_unknown
"""

_right_pca = pca


def pca(x, k=2):
    return _right_pca(x.double(), k)
