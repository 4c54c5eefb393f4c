"""The arguments have other names than in the contract, so random_search(space=…, n=…, generator=…)
fails.

Caught by: test_random_search_takes_the_names_of_the_contract
"""

_named_search = random_search


def random_search(params, n_iter, generator):
    return _named_search(params, n_iter, generator)
