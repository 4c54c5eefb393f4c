"""Every class gives the same number of samples; each gives the same share of its own.

Caught by: test_split_takes_a_share_of_each_class
"""


def stratified_split(labels, fraction, generator):
    if not 0 <= fraction <= 1:
        raise ValueError(fraction)
    classes = _classes(labels)
    size = _rounded(fraction * len(labels) / len(classes))
    orders = [_shuffled(members, generator) for members in classes]
    first = torch.cat([order[:size] for order in orders])
    second = torch.cat([order[size:] for order in orders])
    return _shuffled(first, generator), _shuffled(second, generator)
