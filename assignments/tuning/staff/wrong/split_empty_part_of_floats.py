"""torch.tensor([]) is float32, which cannot index anything: an empty part needs dtype=torch.int64.

Caught by: test_split_gives_int64_indices
"""

_typed_split = stratified_split


def stratified_split(labels, fraction, generator):
    first, second = _typed_split(labels, fraction, generator)
    return torch.tensor(first.tolist()), torch.tensor(second.tolist())
