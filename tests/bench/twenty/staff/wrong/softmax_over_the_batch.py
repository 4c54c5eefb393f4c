"""The sum is over the classes, the last dimension, not over the batch.

Caught by: test_softmax_follows_pytorch, test_softmax_of_large_logits
"""


def softmax(x):
    powers = (x - x.amax()).exp()
    return powers / powers.sum(0)
