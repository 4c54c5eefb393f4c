"""PCA and its shares are computed in NumPy, and autograd cannot follow them back to x."""

import numpy


def _centred_in_numpy(x):
    values = x.detach().numpy()
    return values - values.mean(axis=0)


def pca(x, k=2):
    centred = _centred_in_numpy(x)
    directions = numpy.linalg.svd(centred, full_matrices=False)[2]
    return torch.from_numpy(centred @ directions[:k].T)


def explained_variance_ratio(x, k=2):
    variance = numpy.linalg.svd(_centred_in_numpy(x), compute_uv=False) ** 2
    return torch.from_numpy(variance[:k] / variance.sum())
