"""The log of softmax: a small probability has become 0, and its log −∞; subtract the log of the
sum from x instead.

Caught by: test_log_softmax_of_large_logits
"""


def log_softmax(x, dim=-1):
    e = (x - x.amax(dim, keepdim=True)).exp()
    return (e / e.sum(dim, keepdim=True)).log()
