"""The result is float64 whatever the data is: bring it back to x.dtype.

Caught by: test_pca_keeps_the_dtype_and_all_its_digits
"""

_right_pca = pca


def pca(x, k=2):
    return _right_pca(x.double(), k)
