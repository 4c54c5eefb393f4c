"""view works on contiguous memory only, and a transposed batch is not; use reshape, or compute on
x as it is.

Caught by: test_sigmoid_follows_pytorch
"""


def sigmoid(x):
    return (-_log_one_plus_exp(-x.view(-1))).exp().view(x.shape)
