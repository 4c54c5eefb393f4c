"""The samples of each class are dealt in the order of the data, the same way every time; shuffle
each class first.

Caught by: test_folds_draw_from_their_generator
"""


def stratified_folds(labels, k, generator):
    if k < 1:
        raise ValueError(k)
    cards = torch.cat(_classes(labels))
    return [cards[i::k] for i in range(k)]
