"""stratified_folds draws one sample after the other with torch.multinomial from those of the class
that are left.
"""


def stratified_folds(labels, k, generator):
    if k < 1:
        raise ValueError("k")
    folds = [[] for _ in range(k)]
    for c in labels.unique():
        left, turn = (labels == c).double(), 0
        while left.any():
            i = int(torch.multinomial(left, 1, generator=generator))
            folds[turn % k].append(i)
            left[i] = 0
            turn += 1
    return [torch.tensor(fold, dtype=torch.long) for fold in folds]
