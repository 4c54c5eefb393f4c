"""stratified_folds gives each sample the number of its fold, with the remainder of a class in
random folds, and compares.
"""


def stratified_folds(labels, k, generator):
    if k < 1:
        raise ValueError(f"{k} folds")
    number = torch.full(labels.shape, -1)
    for c in labels.unique():
        members = torch.where(labels == c)[0]
        whole, rest = divmod(len(members), k)
        extra = torch.randperm(k, generator=generator)[:rest]
        numbers = torch.cat([torch.arange(k).repeat(whole), extra])
        number[members] = numbers[torch.randperm(len(members), generator=generator)]
    return [(number == i).nonzero(as_tuple=True)[0] for i in range(k)]
