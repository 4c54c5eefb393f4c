"""The samples, class by class, are cut into k blocks, so each fold has few classes; deal them out,
one to each fold in turn.

Caught by: test_folds_share_each_class
"""


def stratified_folds(labels, k, generator):
    if k < 1:
        raise ValueError(k)
    cards = torch.cat([_shuffled(members, generator) for members in _classes(labels)])
    return list(cards.tensor_split(k))
