"""Values crowd around the middle of a range, as a normal or a mean of two draws does; a uniform
draw is torch.rand.

Caught by: test_log_uniform_draws_each_decade_alike, test_random_search_draws_independently,
test_uniform_ranges_are_even
"""


def random_search(space, n, generator):
    def value(values):
        if isinstance(values, list):
            return _drawn(values, generator)
        u = torch.rand(2, dtype=torch.float64, generator=generator).mean().item()
        return _between(*values, u)

    return [{name: value(values) for name, values in space.items()} for _ in range(n)]
