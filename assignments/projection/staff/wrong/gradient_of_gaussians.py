"""Q is made with exp(−d²), as in SNE: the map of t-SNE has w = 1 / (1 + d²).

Caught by: test_gradient_works_by_hand, test_gradient_follows_autograd
"""


def tsne_gradient(p, y):
    w = _closeness(y)
    q = torch.exp(-_squared_distances(y)).fill_diagonal_(0)
    q = q / q.sum()
    pull = (p - q) * w
    return 4 * (pull.sum(dim=1, keepdim=True) * y - pull @ y)
