"""p log(p / q) is NaN where p = 0 off the diagonal: 0 log 0 counts as 0; use torch.xlogy.

Caught by: test_gradient_where_p_has_zeros
"""


def tsne_gradient(p, y):
    leaf = y.detach().clone().requires_grad_()
    w = _closeness(leaf)
    q = w / w.sum()
    off = ~torch.eye(len(y), dtype=torch.bool)
    kl = (p[off] * (p[off] / q[off]).log()).sum()
    return torch.autograd.grad(kl, leaf)[0]
