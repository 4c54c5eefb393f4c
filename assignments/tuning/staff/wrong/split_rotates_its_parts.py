"""The joined classes are rotated by a random amount, so most of each class stays together; shuffle
with randperm.

Caught by: test_split_gives_the_classes_in_every_order
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

    def rotated(parts):
        joined = torch.cat(parts)
        turn = int(torch.randint(max(len(joined), 1), (), generator=generator))
        return joined.roll(turn + 1 if turn == 0 else turn)

    return rotated(first), rotated(second)
