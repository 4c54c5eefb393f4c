"""The result is detached (or computed in NumPy), so that autograd cannot follow it back to x.

Caught by: test_ratio_has_the_right_jacobian
"""

_right_ratio = explained_variance_ratio


def explained_variance_ratio(x, k=2):
    return _right_ratio(x.detach(), k)
