"""k = 0 gives an empty list in silence; a number of folds under 1 must raise ValueError.

Caught by: test_folds_refuse_a_number_under_one
"""


def stratified_folds(labels, k, generator):
    cards = torch.cat([_shuffled(members, generator) for members in _classes(labels)])
    return [cards[i::k] for i in range(k)]
