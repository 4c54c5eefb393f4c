"""w_ii = 1 is counted in the sum of all w: set the diagonal to 0 first.

Caught by: test_gradient_works_by_hand, test_gradient_follows_autograd
"""


def tsne_gradient(p, y):
    w = 1 / (1 + _squared_distances(y))
    q = w / w.sum()
    pull = (p - q) * w
    return 4 * (pull.sum(dim=1, keepdim=True) * y - pull @ y)
