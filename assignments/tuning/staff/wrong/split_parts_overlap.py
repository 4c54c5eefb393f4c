"""The second part is everything, the first part too; what is in one part may not be in the other.

Caught by: test_split_takes_a_share_of_each_class
"""

_disjoint_split = stratified_split


def stratified_split(labels, fraction, generator):
    first, _ = _disjoint_split(labels, fraction, generator)
    return first, torch.randperm(len(labels), generator=generator)
