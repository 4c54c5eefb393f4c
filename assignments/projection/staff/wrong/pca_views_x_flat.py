"""x.view needs data that lies in memory row by row; transposed data raises: use reshape.

Caught by: test_pca_keeps_the_dtype_and_all_its_digits
"""

_right_pca = pca


def pca(x, k=2):
    return _right_pca(x.view(-1).view(x.shape), k)
