"""Only p_ij of the pairs i < j are counted: the sum goes over all j.

Caught by: test_gradient_works_by_hand, test_gradient_follows_autograd
"""


def tsne_gradient(p, y):
    w = _closeness(y)
    q = w / w.sum()
    pull = ((p - q) * w).triu()
    return 4 * (pull.sum(dim=1, keepdim=True) * y - pull @ y)
