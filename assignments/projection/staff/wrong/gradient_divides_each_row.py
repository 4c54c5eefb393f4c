"""Q is w divided by the sum of its row: in t-SNE it is divided by the sum of all pairs.

Caught by: test_gradient_works_by_hand, test_gradient_follows_autograd
"""


def tsne_gradient(p, y):
    w = _closeness(y)
    q = w / w.sum(dim=1, keepdim=True)
    pull = (p - q) * w
    return 4 * (pull.sum(dim=1, keepdim=True) * y - pull @ y)
