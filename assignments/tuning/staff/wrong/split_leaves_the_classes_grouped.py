"""The parts are joined class by class and not shuffled, so a batch of them has one class only;
shuffle each part at the end.

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
    return torch.cat(first), torch.cat(second)
