"""Each class is rotated by a random amount before it is dealt, so neighbours stay apart in the same
way; shuffle with randperm.

Caught by: test_folds_deal_any_samples_of_a_class
"""


def stratified_folds(labels, k, generator):
    if k < 1:
        raise ValueError(k)
    classes = _classes(labels)
    turned = [
        members.roll(int(torch.randint(len(members), (), generator=generator)))
        for members in classes
    ]
    cards = torch.cat(turned)
    return [cards[i::k] for i in range(k)]
