"""p /= p.sum() (or a floor put under p) changes the caller's P; work on a copy.

Caught by: test_unknown
"""

_right_gradient = tsne_gradient


def tsne_gradient(p, y):
    gradient = _right_gradient(p, y)
    p.data.clamp_(min=1e-12)
    return gradient
