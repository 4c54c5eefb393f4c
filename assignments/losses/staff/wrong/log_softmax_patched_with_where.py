"""The −∞ is replaced afterwards (where, nan_to_num, clamp), but gradients still go into the log of
0 and become NaN; write it so that no log of 0 is ever taken.

Caught by: test_log_softmax_of_large_logits
"""


def log_softmax(x, dim=-1):
    shifted = x - x.amax(dim, keepdim=True)
    e = shifted.exp()
    p = e / e.sum(dim, keepdim=True)
    return torch.where(p > 0, p.log(), shifted - e.sum(dim, keepdim=True).log())
