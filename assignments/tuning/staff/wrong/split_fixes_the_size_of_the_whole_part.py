"""The size of the whole part is rounded, and shared out to the classes by their remainders, as
scikit-learn does; here each class is rounded for itself.

Caught by: test_split_takes_halves_up
"""


def stratified_split(labels, fraction, generator):
    if not 0 <= fraction <= 1:
        raise ValueError(fraction)
    classes = _classes(labels)
    sizes = [math.floor(fraction * len(members)) for members in classes]
    rests = [fraction * len(members) - size for members, size in zip(classes, sizes)]
    missing = _rounded(fraction * len(labels)) - sum(sizes)
    for c in sorted(range(len(classes)), key=lambda c: -rests[c])[:missing]:
        sizes[c] += 1
    first, second = [], []
    for members, size in zip(classes, sizes):
        order = _shuffled(members, generator)
        first.append(order[:size])
        second.append(order[size:])
    return _shuffled(torch.cat(first), generator), _shuffled(torch.cat(second), generator)
