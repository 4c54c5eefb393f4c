"""The argument has another name than in the contract, so grid(space=…) fails.

Caught by: test_grid_takes_the_name_of_the_contract
"""

_named_grid = grid


def grid(params):
    return _named_grid(params)
