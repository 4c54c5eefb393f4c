"""Rates are rounded to three places, and most small ones become 0; keep all digits.

Caught by: test_random_search_draws_from_lists_and_ranges
"""


def random_search(space, n, generator):
    def value(values):
        drawn = _drawn(values, generator)
        return round(drawn, 3) if isinstance(values, tuple) else drawn

    return [{name: value(values) for name, values in space.items()} for _ in range(n)]
