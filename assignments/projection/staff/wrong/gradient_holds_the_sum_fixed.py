"""Σ w is taken for a constant (detached), so nothing pushes points apart in the right measure.

Caught by: test_unknown
"""


def tsne_gradient(p, y):
    leaf = y.detach().clone().requires_grad_()
    w = _closeness(leaf)
    q = w / w.sum().detach()
    off = ~torch.eye(len(y), dtype=torch.bool)
    kl = -(p[off] * q[off].log()).sum()
    return torch.autograd.grad(kl, leaf)[0]
