"""nonzero().squeeze() makes a class of one sample a tensor of no dimension, which has no length;
flatten() keeps one.

Caught by: test_folds_spread_what_cannot_be_shared_evenly,
test_folds_take_labels_of_any_numbers_in_any_order
"""


def stratified_folds(labels, k, generator):
    if k < 1:
        raise ValueError(k)
    classes = [(labels == c).nonzero().squeeze() for c in labels.unique()]
    cards = torch.cat([_shuffled(members, generator) for members in classes])
    return [cards[i::k] for i in range(k)]
