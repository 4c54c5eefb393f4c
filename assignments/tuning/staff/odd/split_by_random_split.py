"""stratified_split cuts each class with torch.utils.data.random_split, and makes LongTensors of
shuffled lists.
"""


def stratified_split(labels, fraction, generator):
    import warnings

    from torch.utils.data import random_split

    if not 0 <= fraction <= 1:
        raise ValueError("fraction")
    first, second = [], []
    for c in torch.unique(labels):
        indices = torch.nonzero(labels == c, as_tuple=True)[0].tolist()
        size = int(fraction * len(indices) + 0.5)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of a part that is empty
            one, other = random_split(indices, [size, len(indices) - size], generator=generator)
        first, second = [*first, *one], [*second, *other]
    orders = [torch.randperm(len(part), generator=generator).tolist() for part in (first, second)]
    return torch.LongTensor([first[i] for i in orders[0]]), torch.LongTensor(
        [second[i] for i in orders[1]]
    )
