"""stratified_split sorts by label and then by random float64 keys, marks the first part in a mask,
and sorts by new keys.
"""


def stratified_split(labels, fraction, generator):
    if not 0.0 <= fraction <= 1.0:
        raise ValueError("fraction")

    def keys():
        return torch.rand(len(labels), dtype=torch.float64, generator=generator)

    _, groups, sizes = labels.unique(return_inverse=True, return_counts=True)
    order = (groups + keys()).argsort()
    starts = sizes.cumsum(0) - sizes
    rank = torch.empty_like(order)
    rank[order] = torch.arange(len(labels)) - starts[groups[order]]
    is_first = rank < (fraction * sizes + 0.5).floor()[groups]
    mixed = keys().argsort()
    return mixed[is_first[mixed]], mixed[~is_first[mixed]]
