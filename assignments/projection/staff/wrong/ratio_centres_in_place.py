"""x -= mean changes the data that the caller still needs; write x − mean, which is a new tensor.

Caught by: test_ratio_leaves_the_data_alone
"""

_right_ratio = explained_variance_ratio


def explained_variance_ratio(x, k=2):
    ratio = _right_ratio(x.clone(), k)
    x.data -= x.data.mean(dim=0)
    return ratio
