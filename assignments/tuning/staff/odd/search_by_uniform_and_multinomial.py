"""random_search draws choices with torch.multinomial of equal weights and ranges with uniform_,
base 2; keys may be more than asked.
"""


def random_search(space, n, generator, verbose=False):
    def value(values):
        if type(values) is not tuple:
            weights = torch.ones(len(values))
            return values[torch.multinomial(weights, 1, replacement=True, generator=generator)]
        kind, low, high = values
        scale = torch.empty(1, dtype=torch.float64)
        if kind == "log_uniform":
            ends = math.log2(low), math.log2(high)
            return 2 ** scale.uniform_(*ends, generator=generator).item()
        return scale.uniform_(low, high, generator=generator).item()

    trials = []
    for _ in range(n):
        trial = {}
        for name in space:
            trial[name] = value(space[name])
        trials += [trial]
    return trials
