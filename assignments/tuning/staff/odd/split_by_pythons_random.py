"""stratified_split samples lists with a random.Random seeded from the generator, rounds with
decimal, and returns lists of ints.
"""


def stratified_split(labels, fraction, generator):
    import random
    from decimal import ROUND_HALF_UP, Decimal

    assert 0 <= fraction <= 1, "fraction"
    rng = random.Random(int(torch.randint(2**62, (), generator=generator)))
    members = {}
    for i, label in enumerate(labels.tolist()):
        members.setdefault(label, []).append(i)
    first = []
    for indices in members.values():
        share = Decimal(fraction) * len(indices)
        first += rng.sample(indices, int(share.quantize(Decimal(1), rounding=ROUND_HALF_UP)))
    second = list(set(range(len(labels))) - set(first))
    rng.shuffle(first)
    rng.shuffle(second)
    return [first, second]
