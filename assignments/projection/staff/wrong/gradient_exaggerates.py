"""P is multiplied by 4 inside: early exaggeration belongs into tsne.

Caught by: test_gradient_works_by_hand, test_gradient_follows_autograd
"""


def tsne_gradient(p, y):
    w = _closeness(y)
    q = w / w.sum()
    pull = (4 * p - q) * w
    return 4 * (pull.sum(dim=1, keepdim=True) * y - pull @ y)
