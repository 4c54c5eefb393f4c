"""The maximum is taken away inside exp, but not from x outside of it; take it away from both, or
add it to the log of the sum.

Caught by: test_log_softmax_follows_pytorch
"""


def log_softmax(x, dim=-1):
    return x - (x - x.amax(dim, keepdim=True)).exp().sum(dim, keepdim=True).log()
