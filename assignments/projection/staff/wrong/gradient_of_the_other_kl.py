"""It is the gradient of KL(Q‖P): asked is KL(P‖Q).

Caught by: test_gradient_works_by_hand, test_gradient_follows_autograd
"""


def tsne_gradient(p, y):
    leaf = y.detach().clone().requires_grad_()
    w = _closeness(leaf)
    q = w / w.sum()
    off = ~torch.eye(len(y), dtype=torch.bool)
    kl = (q[off] * (q[off] / p[off].clamp(min=1e-300)).log()).sum()
    return torch.autograd.grad(kl, leaf)[0]
