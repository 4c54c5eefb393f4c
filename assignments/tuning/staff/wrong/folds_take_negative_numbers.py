"""Only k = 0 is refused; every number of folds under 1 must raise ValueError.

Caught by: test_folds_refuse_a_number_under_one
"""


def stratified_folds(labels, k, generator):
    if k == 0:
        raise ValueError(k)
    cards = torch.cat([_shuffled(members, generator) for members in _classes(labels)])
    return [cards[i::k] for i in range(k)]
