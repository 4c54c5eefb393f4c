"""Only P pulls, and nothing pushes apart: − q is missing (with autograd: Σ w was detached).

Caught by: test_gradient_works_by_hand, test_gradient_follows_autograd
"""


def tsne_gradient(p, y):
    w = _closeness(y)
    q = w / w.sum()
    pull = p * w
    return 4 * (pull.sum(dim=1, keepdim=True) * y - pull @ y)
