"""round() drops a last batch that is less than half full; the last, smaller batch always counts, so
round up.

Caught by: test_iterations_count_the_last_smaller_batch
"""


def iterations_per_epoch(n, batch_size):
    _refuse_below_one(batch_size=batch_size)
    return round(n / batch_size)
