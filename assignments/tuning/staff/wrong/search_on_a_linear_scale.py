"""A "log_uniform" range is drawn on the linear scale: nine of ten rates are in the highest decade;
draw the logarithm.

Caught by: test_log_uniform_draws_each_decade_alike
"""


def random_search(space, n, generator):
    def linear(values):
        return ("uniform", *values[1:]) if isinstance(values, tuple) else values

    plain = {name: linear(values) for name, values in space.items()}
    return [{name: _drawn(plain[name], generator) for name in plain} for _ in range(n)]
