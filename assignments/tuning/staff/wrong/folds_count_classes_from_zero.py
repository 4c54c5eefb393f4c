"""The classes are taken for 0, 1, …, C − 1; labels such as 3 and 7 are in none of them. Go through
labels.unique().

Caught by: test_folds_take_labels_of_any_numbers_in_any_order
"""


def stratified_folds(labels, k, generator):
    if k < 1:
        raise ValueError(k)
    classes = [(labels == c).nonzero().flatten() for c in range(len(labels.unique()))]
    cards = torch.cat([_shuffled(members, generator) for members in classes])
    return [cards[i::k] for i in range(k)]
