"""The first samples of each class are always taken, in the order of the data; shuffle the class
first.

Caught by: test_split_draws_any_samples_of_a_class
"""


def stratified_split(labels, fraction, generator):
    if not 0 <= fraction <= 1:
        raise ValueError(fraction)
    first, second = [], []
    for members in _classes(labels):
        size = _rounded(fraction * len(members))
        first.append(members[:size])
        second.append(members[size:])
    return _shuffled(torch.cat(first), generator), _shuffled(torch.cat(second), generator)
