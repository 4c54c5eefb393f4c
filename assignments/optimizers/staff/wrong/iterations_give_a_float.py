"""The count is a float, as NumPy's ceil gives it, and range() takes an int only; use math.ceil or
int(…).

Caught by: test_iterations_are_an_int
"""

_whole_iterations = iterations_per_epoch


def iterations_per_epoch(n, batch_size):
    return float(_whole_iterations(n, batch_size))
