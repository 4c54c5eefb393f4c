"""Σ_kl w_kl goes over pairs k < l only: it goes over all, each pair twice.

Caught by: test_gradient_works_by_hand, test_gradient_follows_autograd
"""


def tsne_gradient(p, y):
    w = _closeness(y)
    q = w / w.triu().sum()
    pull = (p - q) * w
    return 4 * (pull.sum(dim=1, keepdim=True) * y - pull @ y)
