"""y_j − y_i is summed over i and given to j with a sum of the whole: each point has its own Σ_j.

Caught by: test_gradient_works_by_hand, test_gradient_follows_autograd
"""


def tsne_gradient(p, y):
    w = _closeness(y)
    q = w / w.sum()
    pull = (p - q) * w
    return 4 * (pull.sum() / len(y) * y - pull @ y)
