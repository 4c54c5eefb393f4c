"""The mean is taken over the first dimension: that is batch norm.

Caught by: test_layer_norm_follows_pytorch
"""


def layer_norm(x, gamma, beta, eps=1e-5):
    return batch_norm(x, gamma, beta, eps)
