"""stratified_folds goes through one permutation and gives each sample to the fold that has the
fewest of its class, in NumPy counts.
"""


def stratified_folds(labels, k, generator):
    import numpy as np

    if k < 1:
        raise ValueError
    names, places = np.unique(labels.numpy(), return_inverse=True)
    counts = np.zeros((len(names), k), dtype=int)
    folds = [[] for _ in range(k)]
    for i in torch.randperm(len(labels), generator=generator):
        fold = counts[places[i]].argmin()
        counts[places[i], fold] += 1
        folds[fold].append(i)
    return folds
