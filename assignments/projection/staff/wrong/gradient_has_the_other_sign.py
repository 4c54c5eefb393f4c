"""The sign is that of the step downhill: the gradient points uphill, (p − q) (y_i − y_j).

Caught by: test_unknown
"""

_right_gradient = tsne_gradient


def tsne_gradient(p, y):
    return -_right_gradient(p, y)
