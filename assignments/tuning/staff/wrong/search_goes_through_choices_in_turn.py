"""Each list is shuffled once and then gone through from the start again and again, so a trial tells
the next ones; draw each value for itself.

Caught by: test_random_search_draws_independently
"""


def random_search(space, n, generator):
    orders = {
        name: [values[i] for i in torch.randperm(len(values), generator=generator)]
        for name, values in space.items()
        if isinstance(values, list)
    }
    return [
        {
            name: orders[name][i % len(orders[name])]
            if name in orders
            else _drawn(values, generator)
            for name, values in space.items()
        }
        for i in range(n)
    ]
