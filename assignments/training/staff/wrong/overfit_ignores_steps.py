"""`steps` is ignored: the number of steps is fixed in the code.

Caught by: test_overfit_stops_in_time_and_leaves_the_batch_alone
"""

_overfit = overfit


def overfit(model, x, y, steps=300):
    return _overfit(model, x, y, 300)
