"""stratified_folds cuts each shuffled class with tensor_split, gives the pieces to the folds in a
random order, and shuffles each fold.
"""


def stratified_folds(labels, k, generator):
    if k < 1:
        raise AssertionError("k")
    pieces = []
    for members in _classes(labels):
        cut = _shuffled(members, generator).tensor_split(k)
        pieces.append([cut[i] for i in torch.randperm(k, generator=generator)])
    return [_shuffled(torch.cat(fold), generator) for fold in zip(*pieces)]
