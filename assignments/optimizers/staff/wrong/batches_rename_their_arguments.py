"""The arguments have other names than in the contract, so minibatches(n=…, batch_size=…) fails.

Caught by: test_minibatches_take_their_arguments_either_way
"""

_named_batches = minibatches


def minibatches(samples, size, generator=None):
    return _named_batches(samples, size, generator)
