"""y -= mean changes the map that the caller still needs; write y − mean, which is a new tensor.

Caught by: test_gradient_leaves_p_and_the_map_alone
"""

_right_gradient = tsne_gradient


def tsne_gradient(p, y):
    gradient = _right_gradient(p, y)
    y.data -= y.data.mean(dim=0)
    return gradient
