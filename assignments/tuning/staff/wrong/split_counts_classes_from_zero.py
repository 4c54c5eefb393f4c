"""The classes are taken for 0, 1, …, C − 1; labels such as 3 and 7 are in none of them. Go through
labels.unique().

Caught by: test_split_takes_labels_of_any_numbers_in_any_order
"""


def stratified_split(labels, fraction, generator):
    if not 0 <= fraction <= 1:
        raise ValueError(fraction)
    first, second = [], []
    for c in range(len(labels.unique())):
        order = _shuffled((labels == c).nonzero().flatten(), generator)
        size = _rounded(fraction * len(order))
        first.append(order[:size])
        second.append(order[size:])
    return _shuffled(torch.cat(first), generator), _shuffled(torch.cat(second), generator)
