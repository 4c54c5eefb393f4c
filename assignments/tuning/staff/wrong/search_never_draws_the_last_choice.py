"""The last entry of a list is never drawn: torch.randint(high) leaves high out already.

Caught by: test_random_search_draws_each_trial_afresh
"""


def random_search(space, n, generator):
    def value(values):
        if isinstance(values, list):
            return values[int(torch.randint(max(len(values) - 1, 1), (), generator=generator))]
        return _drawn(values, generator)

    return [{name: value(values) for name, values in space.items()} for _ in range(n)]
