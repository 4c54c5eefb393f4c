"""round(u · (m − 1)) gives the first and the last entry half as often as the others; use ⌊u · m⌋.

Caught by: test_random_search_chooses_uniformly, test_random_search_draws_independently,
test_random_search_takes_every_list_for_choices
"""


def random_search(space, n, generator):
    def value(values):
        if isinstance(values, list):
            u = torch.rand((), dtype=torch.float64, generator=generator).item()
            return values[round(u * (len(values) - 1))]
        return _drawn(values, generator)

    return [{name: value(values) for name, values in space.items()} for _ in range(n)]
