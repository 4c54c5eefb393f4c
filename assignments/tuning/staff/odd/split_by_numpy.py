"""stratified_split works in NumPy, with a generator seeded from torch's, and makes tensors on its
memory.
"""


def stratified_split(labels, fraction, generator):
    import numpy as np

    if not (fraction >= 0 and fraction <= 1):
        raise TypeError("fraction")
    rng = np.random.default_rng(
        int(torch.empty((), dtype=torch.int64).random_(generator=generator))
    )
    names = labels.numpy()
    parts = ([], [])
    for name in np.unique(names):
        order = rng.permutation(np.flatnonzero(names == name))
        for part, piece in zip(
            parts, np.split(order, [int(np.floor(fraction * order.size + 0.5))])
        ):
            part.append(piece)
    return tuple(torch.from_numpy(rng.permutation(np.concatenate(part))) for part in parts)
