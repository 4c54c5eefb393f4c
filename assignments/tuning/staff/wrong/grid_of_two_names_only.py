"""Two nested loops go through two names only; a space may have one name or ten.

Caught by: test_grid_takes_any_number_of_names, test_grid_of_any_space,
test_grid_keeps_values_as_they_are, test_grid_takes_the_name_of_the_contract
"""


def grid(space):
    first, second, *_ = [*space, None, None]
    if second is None:
        raise KeyError("second name")
    return [{first: one, second: other} for one in space[first] for other in space[second]]
