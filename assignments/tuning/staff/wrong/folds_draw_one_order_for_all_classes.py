"""Every class is shuffled in the same way, so samples of two classes go together; draw a
permutation for each class.

Caught by: test_folds_deal_any_samples_of_a_class
"""


def stratified_folds(labels, k, generator):
    if k < 1:
        raise ValueError(k)
    keys = torch.rand(len(labels), dtype=torch.float64, generator=generator)
    cards = torch.cat([members[keys[: len(members)].argsort()] for members in _classes(labels)])
    return [cards[i::k] for i in range(k)]
