"""The values are drawn once, before the loop, so all n trials are the same; draw inside the loop.

Caught by: test_random_search_draws_each_trial_afresh
"""


def random_search(space, n, generator):
    trial = {name: _drawn(values, generator) for name, values in space.items()}
    return [dict(trial) for _ in range(n)]
