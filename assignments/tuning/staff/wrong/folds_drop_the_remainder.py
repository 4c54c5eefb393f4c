"""Each class gives n_c // k samples to each fold, and the remainder to none; deal out the last ones
too.

Caught by: test_folds_hold_every_index_once
"""


def stratified_folds(labels, k, generator):
    if k < 1:
        raise ValueError(k)
    folds = [[] for _ in range(k)]
    for members in _classes(labels):
        order = _shuffled(members, generator)
        size = len(members) // k
        for i in range(k):
            folds[i].append(order[i * size : (i + 1) * size])
    return [torch.cat(parts) for parts in folds]
