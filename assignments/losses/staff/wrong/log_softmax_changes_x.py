"""x -= max changes the caller's logits; write x = x - max, which makes a new tensor.

Caught by: test_log_softmax_leaves_its_argument_alone
"""


def log_softmax(x, dim=-1):
    x -= x.detach().amax(dim, keepdim=True)
    return x - x.exp().sum(dim, keepdim=True).log()
