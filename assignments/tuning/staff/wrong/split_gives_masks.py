"""The parts are masks of True and False; index tensors are asked for: mask.nonzero().

Caught by: test_split_takes_a_share_of_each_class
"""

_index_split = stratified_split


def stratified_split(labels, fraction, generator):
    first, _ = _index_split(labels, fraction, generator)
    mask = torch.zeros(len(labels), dtype=torch.bool)
    mask[first] = True
    return mask, ~mask
