"""The larger one of p_j|i and p_i|j is taken: P is their mean, over N.

Caught by: test_affinities_work_by_hand, test_affinities_of_any_three_points
"""


def tsne_affinities(x, perplexity):
    _refuse_bad_perplexity(perplexity)
    p = _conditional(_squared_distances(x.double()), perplexity)
    p = torch.maximum(p, p.T)
    return (p / p.sum()).to(x.dtype)
