"""All coordinates are returned: keep the first k columns.

Caught by: test_pca_follows_pytorch
"""

_right_pca = pca


def pca(x, k=2):
    _refuse_bad_k(x, k)
    return _right_pca(x, min(x.shape))
