"""stratified_split goes through one permutation of all samples and fills up each class's share,
first come, first served.
"""


def stratified_split(labels, fraction, generator):
    from collections import Counter

    if fraction < 0 or fraction > 1:
        raise ValueError("fraction")
    names = labels.tolist()
    left = {name: int(fraction * count + 0.5) for name, count in Counter(names).items()}
    first, second = [], []
    for i in torch.randperm(len(names), generator=generator).tolist():
        if left[names[i]] > 0:
            left[names[i]] -= 1
            first.append(i)
        else:
            second.append(i)
    return first, second
