"""x -= max changes the caller's logits; write x = x - max, which makes a new tensor.

Caught by: test_softmax_leaves_its_argument_alone
"""


def softmax(x, dim=-1):
    x -= x.detach().amax(dim, keepdim=True)
    e = x.exp()
    return e / e.sum(dim, keepdim=True)
