"""Each class gives int(fraction · n_c), which rounds down; add ½ before.

Caught by: test_split_takes_halves_up, test_split_takes_labels_of_any_numbers_in_any_order
"""


def stratified_split(labels, fraction, generator):
    if not 0 <= fraction <= 1:
        raise ValueError(fraction)
    first, second = [], []
    for members in _classes(labels):
        order = _shuffled(members, generator)
        size = int(fraction * len(members))
        first.append(order[:size])
        second.append(order[size:])
    return _shuffled(torch.cat(first), generator), _shuffled(torch.cat(second), generator)
