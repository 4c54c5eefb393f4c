"""x -= mean changes the data that the caller still needs; write x − mean, which is a new tensor.

Caught by: test_pca_leaves_the_data_alone
"""

_right_pca = pca


def pca(x, k=2):
    z = _right_pca(x.clone(), k)
    x.data -= x.data.mean(dim=0)
    return z
