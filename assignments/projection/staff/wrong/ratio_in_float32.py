"""It computes in float32, so float64 data loses half of its digits.

Caught by: test_ratio_keeps_the_dtype_and_all_its_digits
"""

_right_ratio = explained_variance_ratio


def explained_variance_ratio(x, k=2):
    return _right_ratio(x.float(), k).to(x.dtype)
