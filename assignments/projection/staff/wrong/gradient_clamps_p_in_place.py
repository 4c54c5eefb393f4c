"""A floor is put under P in place (or p /= p.sum()): that changes the caller's P; work on a copy.

Caught by: test_gradient_leaves_p_and_the_map_alone
"""

_right_gradient = tsne_gradient


def tsne_gradient(p, y):
    gradient = _right_gradient(p, y)
    p.data.clamp_(min=1e-8)
    return gradient
