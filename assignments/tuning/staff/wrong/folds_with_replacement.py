"""Every fold is drawn anew from all samples, so some come twice and some not at all; deal out one
permutation.

Caught by: test_folds_hold_every_index_once
"""


def stratified_folds(labels, k, generator):
    if k < 1:
        raise ValueError(k)
    classes = _classes(labels)
    return [
        torch.cat([_shuffled(members, generator)[i::k] for members in classes]) for i in range(k)
    ]
