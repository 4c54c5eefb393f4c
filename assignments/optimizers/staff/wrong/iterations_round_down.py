"""n // batch_size rounds down and loses the last, smaller batch, which counts too.

Caught by: test_iterations_count_the_last_smaller_batch
"""


def iterations_per_epoch(n, batch_size):
    _refuse_below_one(batch_size=batch_size)
    return n // batch_size
