"""Folds without a sample are left out, so there are fewer than k; an empty fold is an empty tensor.

Caught by: test_folds_may_be_one_or_as_many_as_samples
"""


def stratified_folds(labels, k, generator):
    if k < 1:
        raise ValueError(k)
    folds = [[labels[:0]] for _ in range(k)]
    for members in _classes(labels):
        order = _shuffled(members, generator)
        for i in range(k):
            folds[i].append(order[i::k])
    return [fold for fold in map(torch.cat, folds) if len(fold)]
