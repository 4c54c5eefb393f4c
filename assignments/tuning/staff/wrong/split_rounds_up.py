"""Each class gives ⌈fraction · n_c⌉; what is under a half is rounded down.

Caught by: test_split_rounds_each_class_with_halves_up
"""


def stratified_split(labels, fraction, generator):
    if not 0 <= fraction <= 1:
        raise ValueError(fraction)
    first, second = [], []
    for members in _classes(labels):
        order = _shuffled(members, generator)
        size = math.ceil(fraction * len(members))
        first.append(order[:size])
        second.append(order[size:])
    return _shuffled(torch.cat(first), generator), _shuffled(torch.cat(second), generator)
