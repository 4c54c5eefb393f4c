"""A batch size under 1 must raise ValueError; here 0 ends in ZeroDivisionError and −1 in a negative
count.

Caught by: test_iterations_refuse_a_batch_size_under_one
"""


def iterations_per_epoch(n, batch_size):
    return math.ceil(n / batch_size)
