"""The generator is not used: the draws come from the global random state, so a search cannot be
repeated.

Caught by: test_random_search_draws_from_its_generator, test_random_search_leaves_the_rest_alone
"""


def random_search(space, n, generator):
    everywhere = torch.default_generator
    return [{name: _drawn(values, everywhere) for name, values in space.items()} for _ in range(n)]
