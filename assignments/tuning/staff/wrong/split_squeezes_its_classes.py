"""nonzero().squeeze() makes a class of one sample a tensor of no dimension, which has no length;
flatten() keeps one.

Caught by: test_split_rounds_each_class_with_halves_up,
test_split_takes_labels_of_any_numbers_in_any_order
"""


def stratified_split(labels, fraction, generator):
    if not 0 <= fraction <= 1:
        raise ValueError(fraction)
    first, second = [], []
    for c in labels.unique():
        order = _shuffled((labels == c).nonzero().squeeze(), generator)
        size = _rounded(fraction * len(order))
        first.append(order[:size])
        second.append(order[size:])
    return _shuffled(torch.cat(first), generator), _shuffled(torch.cat(second), generator)
