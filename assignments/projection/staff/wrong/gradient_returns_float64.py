"""The result is float64 whatever the map is: bring it back to y.dtype.

Caught by: test_gradient_keeps_the_dtype_and_all_its_digits
"""

_right_gradient = tsne_gradient


def tsne_gradient(p, y):
    return _right_gradient(p.double(), y.double())
