"""The arguments have other names than in the contract, so iterations_per_epoch(n=…, batch_size=…)
fails.

Caught by: test_iterations_are_an_int
"""

_named_iterations = iterations_per_epoch


def iterations_per_epoch(samples, size):
    return _named_iterations(samples, size)
