"""k is ignored, and there are always two coordinates.

Caught by: test_pca_gives_as_many_coordinates_as_asked, test_pca_takes_k_by_name
"""

_right_pca = pca


def pca(x, k=2):
    _refuse_bad_k(x, k)
    return _right_pca(x, 2)
