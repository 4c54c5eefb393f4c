"""Each class is rotated by a random amount, so neighbours stay together; shuffle with randperm.

Caught by: test_split_draws_any_samples_of_a_class
"""


def stratified_split(labels, fraction, generator):
    if not 0 <= fraction <= 1:
        raise ValueError(fraction)
    first, second = [], []
    for members in _classes(labels):
        order = members.roll(int(torch.randint(len(members), (), generator=generator)))
        size = _rounded(fraction * len(members))
        first.append(order[:size])
        second.append(order[size:])
    return _shuffled(torch.cat(first), generator), _shuffled(torch.cat(second), generator)
