"""The entries of the lists are drawn once for all trials, and only the ranges vary; draw every
value in every trial.

Caught by: test_random_search_draws_each_trial_afresh
"""


def random_search(space, n, generator):
    fixed = {name: _drawn(v, generator) for name, v in space.items() if isinstance(v, list)}
    return [
        {name: fixed[name] if name in fixed else _drawn(v, generator) for name, v in space.items()}
        for _ in range(n)
    ]
