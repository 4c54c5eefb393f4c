"""Samples are drawn with replacement (randint), so some come twice and some not at all; randperm
gives each once.

Caught by: test_split_takes_a_share_of_each_class
"""


def stratified_split(labels, fraction, generator):
    if not 0 <= fraction <= 1:
        raise ValueError(fraction)
    first, second = [], []
    for members in _classes(labels):
        order = members[torch.randint(len(members), (len(members),), generator=generator)]
        size = _rounded(fraction * len(members))
        first.append(order[:size])
        second.append(order[size:])
    return _shuffled(torch.cat(first), generator), _shuffled(torch.cat(second), generator)
