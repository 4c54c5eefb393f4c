"""torch.tensor([]) is float32, which cannot index anything: an empty fold needs dtype=torch.int64.

Caught by: test_folds_are_a_list_of_int64_indices
"""


def stratified_folds(labels, k, generator):
    if k < 1:
        raise ValueError(k)
    folds = [[] for _ in range(k)]
    for members in _classes(labels):
        for i, index in enumerate(_shuffled(members, generator).tolist()):
            folds[i % k].append(index)
    return [torch.tensor(fold) for fold in folds]
