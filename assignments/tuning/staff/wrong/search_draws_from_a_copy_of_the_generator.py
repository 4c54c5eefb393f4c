"""The draws come from a copy, so the caller's generator does not move on, and a second search is
the same as the first.

Caught by: test_random_search_draws_from_its_generator
"""

_copied_search = random_search


def random_search(space, n, generator):
    return _copied_search(space, n, generator.clone_state())
