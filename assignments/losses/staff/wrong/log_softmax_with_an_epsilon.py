"""log(softmax + 1e-12) is never under −27.6, so all very wrong predictions cost alike; subtract
the log of the sum from x instead.

Caught by: test_log_softmax_of_large_logits
"""


def log_softmax(x, dim=-1):
    e = (x - x.amax(dim, keepdim=True)).exp()
    return (e / e.sum(dim, keepdim=True) + 1e-12).log()
