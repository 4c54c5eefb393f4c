"""Only the first part is shuffled; the second one still has class after class.

Caught by: test_split_is_shuffled
"""


def stratified_split(labels, fraction, generator):
    if not 0 <= fraction <= 1:
        raise ValueError(fraction)
    first, second = [], []
    for members in _classes(labels):
        order = _shuffled(members, generator)
        size = _rounded(fraction * len(members))
        first.append(order[:size])
        second.append(order[size:])
    return _shuffled(torch.cat(first), generator), torch.cat(second)
