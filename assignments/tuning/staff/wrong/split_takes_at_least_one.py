"""Every class gives at least one sample (max(1, …)); a class of which the formula asks none gives
none.

Caught by: test_split_rounds_each_class_with_halves_up, test_split_takes_nothing_or_everything
"""


def stratified_split(labels, fraction, generator):
    if not 0 <= fraction <= 1:
        raise ValueError(fraction)
    first, second = [], []
    for members in _classes(labels):
        order = _shuffled(members, generator)
        size = max(1, _rounded(fraction * len(members)))
        first.append(order[:size])
        second.append(order[size:])
    return _shuffled(torch.cat(first), generator), _shuffled(torch.cat(second), generator)
