"""The result is detached (or computed in NumPy), so that autograd cannot follow it back to x.

Caught by: test_pca_has_the_right_jacobian
"""

_right_pca = pca


def pca(x, k=2):
    return _right_pca(x.detach(), k)
