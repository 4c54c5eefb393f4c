"""The factor w_ij is missing: that is the gradient of SNE, whose map has Gaussians.

Caught by: test_gradient_works_by_hand, test_gradient_follows_autograd
"""


def tsne_gradient(p, y):
    w = _closeness(y)
    q = w / w.sum()
    pull = p - q
    return 4 * (pull.sum(dim=1, keepdim=True) * y - pull @ y)
