"""x.view needs data that lies in memory row by row; transposed data raises: use reshape.

Caught by: test_ratio_keeps_the_dtype_and_all_its_digits
"""

_right_ratio = explained_variance_ratio


def explained_variance_ratio(x, k=2):
    return _right_ratio(x.view(-1).view(x.shape), k)
