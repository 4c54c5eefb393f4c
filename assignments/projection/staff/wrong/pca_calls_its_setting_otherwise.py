"""The second argument has another name than k, so pca(x, k=1) fails.

Caught by: test_pca_refuses_fewer_than_one_coordinate
"""

_right_pca = pca


def pca(x, n_components=2):
    return _right_pca(x, n_components)
