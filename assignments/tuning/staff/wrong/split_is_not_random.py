"""Nothing is drawn at all: the first samples of each class, in the order of the data, every time.

Caught by: test_split_is_shuffled, test_split_draws_from_its_generator
"""


def stratified_split(labels, fraction, generator):
    if not 0 <= fraction <= 1:
        raise ValueError(fraction)
    first, second = [], []
    for members in _classes(labels):
        size = _rounded(fraction * len(members))
        first.append(members[:size])
        second.append(members[size:])
    return torch.cat(first), torch.cat(second)
