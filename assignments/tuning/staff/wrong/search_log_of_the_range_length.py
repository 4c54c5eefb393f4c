"""The exponential goes over the length of the range (low · e^(u·(high − low))), not over ln low …
ln high.

Caught by: test_log_uniform_draws_each_decade_alike
"""


def random_search(space, n, generator):
    def value(values):
        if isinstance(values, tuple) and values[0] == "log_uniform":
            u = torch.rand((), dtype=torch.float64, generator=generator).item()
            return min(values[1] * math.exp(u * (values[2] - values[1])), values[2])
        return _drawn(values, generator)

    return [{name: value(values) for name, values in space.items()} for _ in range(n)]
