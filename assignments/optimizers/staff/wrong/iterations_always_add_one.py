"""n // batch_size + 1 counts one batch too many where batch_size divides n (1000 samples in tens).

Caught by: test_iterations_count_the_last_smaller_batch
"""


def iterations_per_epoch(n, batch_size):
    _refuse_below_one(batch_size=batch_size)
    return n // batch_size + 1
