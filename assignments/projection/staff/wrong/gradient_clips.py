"""A long gradient is clipped: return it as it is.

Caught by: test_gradient_works_by_hand, test_gradient_follows_autograd
"""

_right_gradient = tsne_gradient


def tsne_gradient(p, y):
    gradient = _right_gradient(p, y)
    return gradient * (0.05 / gradient.norm().clamp(min=0.05))
