"""stratified_folds deals every class from fold 0 on, so the first folds are larger, as lists of
ints in a tuple.
"""


def stratified_folds(labels, k, generator):
    if k <= 0:
        raise ValueError("k")
    folds = tuple([] for _ in range(k))
    for label in labels.unique().tolist():
        order = torch.randperm(len(labels), generator=generator).tolist()
        members = [i for i in order if labels[i] == label]
        for place, i in enumerate(members):
            folds[place % k].append(i)
    return folds
