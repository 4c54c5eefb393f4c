"""The mean over j is taken: asked is the sum.

Caught by: test_gradient_works_by_hand, test_gradient_follows_autograd
"""

_right_gradient = tsne_gradient


def tsne_gradient(p, y):
    return _right_gradient(p, y) / len(y)
