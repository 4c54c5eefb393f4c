"""The factor 4 is missing.

Caught by: test_gradient_works_by_hand, test_gradient_follows_autograd
"""

_right_gradient = tsne_gradient


def tsne_gradient(p, y):
    return _right_gradient(p, y) / 4
