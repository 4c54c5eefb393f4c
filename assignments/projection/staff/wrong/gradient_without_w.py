"""The factor w_ij is missing: that is the gradient of SNE, whose map has Gaussians.

Caught by: test_unknown
"""


def tsne_gradient(p, y):
    w = _closeness(y)
    q = w / w.sum()
    pull = p - q
    return 4 * (pull.sum(dim=1, keepdim=True) * y - pull @ y)
