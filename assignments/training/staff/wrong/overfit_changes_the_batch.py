"""The batch is standardised in place, so the caller's images have changed: compute into a new
tensor.

Caught by: test_overfit_stops_in_time_and_leaves_the_batch_alone
"""

_overfit = overfit


def overfit(model, x, y, steps=300):
    x -= x.mean()
    return _overfit(model, x, y, steps)
