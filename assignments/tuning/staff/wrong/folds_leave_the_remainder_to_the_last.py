"""Each fold gets n_c // k samples of a class and the last one all that remain; spread them, so that
no fold has two more than another.

Caught by: test_folds_spread_what_cannot_be_shared_evenly,
test_folds_may_be_one_or_as_many_as_samples, test_folds_take_labels_of_any_numbers_in_any_order
"""


def stratified_folds(labels, k, generator):
    if k < 1:
        raise ValueError(k)
    folds = [[] for _ in range(k)]
    for members in _classes(labels):
        order = _shuffled(members, generator)
        size = len(members) // k
        for i in range(k):
            folds[i].append(order[i * size : (i + 1) * size if i < k - 1 else None])
    return [torch.cat(parts) for parts in folds]
