"""w = 1 / (1 + d) of the distance: it has its square, 1 / (1 + d²).

Caught by: test_gradient_works_by_hand, test_gradient_follows_autograd
"""


def tsne_gradient(p, y):
    w = (1 / (1 + _squared_distances(y).sqrt())).fill_diagonal_(0)
    q = w / w.sum()
    pull = (p - q) * w
    return 4 * (pull.sum(dim=1, keepdim=True) * y - pull @ y)
