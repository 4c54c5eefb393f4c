"""k = 0 or a negative k is accepted and gives an empty or odd result: raise ValueError.

Caught by: test_ratio_refuses_fewer_than_one_coordinate
"""


def explained_variance_ratio(x, k=2):
    variance = torch.linalg.svdvals(_centred(x)).square()
    return variance[:k] / variance.sum()
