"""Every class is shuffled in the same way, so samples of two classes go together; draw a
permutation for each class.

Caught by: test_split_draws_any_samples_of_a_class
"""


def stratified_split(labels, fraction, generator):
    if not 0 <= fraction <= 1:
        raise ValueError(fraction)
    keys = torch.rand(len(labels), dtype=torch.float64, generator=generator)
    first, second = [], []
    for members in _classes(labels):
        order = members[keys[: len(members)].argsort()]
        size = _rounded(fraction * len(members))
        first.append(order[:size])
        second.append(order[size:])
    return _shuffled(torch.cat(first), generator), _shuffled(torch.cat(second), generator)
