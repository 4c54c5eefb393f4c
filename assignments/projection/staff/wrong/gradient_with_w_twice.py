"""w_ij is there twice: once is enough.

Caught by: test_gradient_works_by_hand, test_gradient_follows_autograd
"""


def tsne_gradient(p, y):
    w = _closeness(y)
    q = w / w.sum()
    pull = (p - q) * w * w
    return 4 * (pull.sum(dim=1, keepdim=True) * y - pull @ y)
