"""One tensor comes back with the number of the fold of each sample; a list of k index tensors is
asked for.

Caught by: test_folds_hold_every_index_once
"""

_real_folds = stratified_folds


def stratified_folds(labels, k, generator):
    numbers = torch.zeros(len(labels), dtype=torch.int64)
    for i, fold in enumerate(_real_folds(labels, k, generator)):
        numbers[fold] = i
    return numbers
