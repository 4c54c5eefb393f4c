"""Only P pulls: without − q all points end in one place.

Caught by: test_unknown
"""


def tsne_gradient(p, y):
    w = _closeness(y)
    q = w / w.sum()
    pull = p * w
    return 4 * (pull.sum(dim=1, keepdim=True) * y - pull @ y)
