"""Only the order of the folds is random, and the same samples always meet; shuffle each class
before it is dealt.

Caught by: test_folds_deal_any_samples_of_a_class
"""


def stratified_folds(labels, k, generator):
    if k < 1:
        raise ValueError(k)
    cards = torch.cat(_classes(labels))
    return [cards[int(i) :: k] for i in torch.randperm(k, generator=generator)]
