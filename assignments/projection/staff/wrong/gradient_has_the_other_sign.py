"""The sign is that of the step downhill: the gradient points uphill, (p − q) (y_i − y_j).

Caught by: test_gradient_works_by_hand, test_gradient_follows_autograd
"""

_right_gradient = tsne_gradient


def tsne_gradient(p, y):
    return -_right_gradient(p, y)
