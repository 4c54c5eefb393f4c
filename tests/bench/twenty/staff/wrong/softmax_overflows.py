"""exp of a large logit is infinite: subtract the largest logit first.

Caught by: test_softmax_of_large_logits
"""


def softmax(x):
    return x.exp() / x.exp().sum(-1, keepdim=True)
