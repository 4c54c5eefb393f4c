"""Without steps it trains for up to 1000: the default is 300, so that a network with a fault is
found soon.

Caught by: test_overfit_stops_in_time_and_leaves_the_batch_alone
"""

right_overfit = overfit


def overfit(model, x, y, steps=1000):
    return right_overfit(model, x, y, steps)
