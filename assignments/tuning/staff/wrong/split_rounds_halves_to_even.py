"""round(2.5) is 2: Python takes halves to the even number; the formula, ⌊x + ½⌋, takes them up.

Caught by: test_split_takes_halves_up
"""


def stratified_split(labels, fraction, generator):
    if not 0 <= fraction <= 1:
        raise ValueError(fraction)
    first, second = [], []
    for members in _classes(labels):
        order = _shuffled(members, generator)
        size = round(fraction * len(members))
        first.append(order[:size])
        second.append(order[size:])
    return _shuffled(torch.cat(first), generator), _shuffled(torch.cat(second), generator)
