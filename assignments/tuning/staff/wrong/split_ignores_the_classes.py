"""All samples are shuffled and cut once, so a rare class may be missing from a part; cut each class
for itself.

Caught by: test_split_takes_a_share_of_each_class
"""


def stratified_split(labels, fraction, generator):
    if not 0 <= fraction <= 1:
        raise ValueError(fraction)
    order = torch.randperm(len(labels), generator=generator)
    size = _rounded(fraction * len(labels))
    return order[:size], order[size:]
