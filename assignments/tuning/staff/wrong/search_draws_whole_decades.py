"""The exponent is a whole number, so only 1e-5, 1e-4, … are ever tried; draw it from all numbers.

Caught by: test_random_search_draws_each_trial_afresh
"""


def random_search(space, n, generator):
    def value(values):
        if isinstance(values, tuple) and values[0] == "log_uniform":
            low, high = (round(math.log10(bound)) for bound in values[1:])
            return 10.0 ** int(torch.randint(low, high + 1, (), generator=generator))
        return _drawn(values, generator)

    return [{name: value(values) for name, values in space.items()} for _ in range(n)]
