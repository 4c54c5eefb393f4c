"""Only the order within each fold is random, and the same samples always meet; shuffle each class
before it is dealt.

Caught by: test_folds_draw_from_their_generator
"""


def stratified_folds(labels, k, generator):
    if k < 1:
        raise ValueError(k)
    cards = torch.cat(_classes(labels))
    return [_shuffled(cards[i::k], generator) for i in range(k)]
