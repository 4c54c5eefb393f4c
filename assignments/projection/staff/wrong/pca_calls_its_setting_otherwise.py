"""The second argument has another name than k, so pca(x, k=1) fails.

Caught by: test_pca_takes_k_by_name
"""

_right_pca = pca


def pca(x, n_components=2):
    return _right_pca(x, n_components)
