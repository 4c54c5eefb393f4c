"""The fraction is cut to whole percent, and 12.5 % of 4 is then under a half; multiply the fraction
itself.

Caught by: test_split_rounds_each_class_with_halves_up
"""


def stratified_split(labels, fraction, generator):
    if not 0 <= fraction <= 1:
        raise ValueError(fraction)
    first, second = [], []
    for members in _classes(labels):
        order = _shuffled(members, generator)
        size = (round(fraction * 100) * len(members) + 50) // 100
        first.append(order[:size])
        second.append(order[size:])
    return _shuffled(torch.cat(first), generator), _shuffled(torch.cat(second), generator)
