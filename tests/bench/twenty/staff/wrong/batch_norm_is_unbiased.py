"""A batch is normalized by the biased variance: divide by n.

Caught by: test_batch_norm_by_hand, test_batch_norm_follows_pytorch
"""


def batch_norm(x, gamma, beta, eps=1e-5):
    return gamma * (x - x.mean(0)) / (x.var(0) + eps).sqrt() + beta
