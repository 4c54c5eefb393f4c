"""y.view needs a map that lies in memory row by row; a transposed one raises: use reshape.

Caught by: test_gradient_keeps_the_dtype_and_all_its_digits
"""

_right_gradient = tsne_gradient


def tsne_gradient(p, y):
    return _right_gradient(p, y.view(-1).view(y.shape))
