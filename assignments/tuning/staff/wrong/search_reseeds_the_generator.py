"""The caller's generator is seeded again at each call, so every search is the same; only draw from
it.

Caught by: test_random_search_draws_from_its_generator
"""

_seeded_search = random_search


def random_search(space, n, generator):
    generator.manual_seed(generator.initial_seed())
    return _seeded_search(space, n, generator)
