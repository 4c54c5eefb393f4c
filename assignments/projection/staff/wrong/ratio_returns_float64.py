"""The result is float64 whatever the data is: bring it back to x.dtype.

Caught by: test_ratio_keeps_the_dtype_and_all_its_digits
"""

_right_ratio = explained_variance_ratio


def explained_variance_ratio(x, k=2):
    return _right_ratio(x.double(), k)
