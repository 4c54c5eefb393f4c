"""A trial that came before is left out, so there are fewer than n; trials may repeat.

Caught by: test_random_search_chooses_uniformly, test_random_search_draws_independently,
test_random_search_takes_every_list_for_choices
"""


def random_search(space, n, generator):
    trials, seen = [], set()
    for _ in range(n):
        trial = {name: _drawn(values, generator) for name, values in space.items()}
        if str(trial) not in seen:
            trials.append(trial)
        seen.add(str(trial))
    return trials
