"""torch.chunk cuts pieces of ⌈n_c / k⌉ until nothing is left, so the last folds get too few or
none; tensor_split spreads the remainder.

Caught by: test_folds_spread_what_cannot_be_shared_evenly
"""


def stratified_folds(labels, k, generator):
    if k < 1:
        raise ValueError(k)
    folds = [[labels[:0]] for _ in range(k)]
    for members in _classes(labels):
        for fold, piece in zip(folds, _shuffled(members, generator).chunk(k)):
            fold.append(piece)
    return [torch.cat(parts) for parts in folds]
