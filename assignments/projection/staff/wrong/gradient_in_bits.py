"""KL is taken with log2: it has the natural logarithm.

Caught by: test_gradient_works_by_hand, test_gradient_follows_autograd
"""

_right_gradient = tsne_gradient


def tsne_gradient(p, y):
    return _right_gradient(p, y) / math.log(2)
