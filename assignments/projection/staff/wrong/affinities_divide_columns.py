"""The columns are divided by their sums, not the rows: p_j|i sums to 1 over j.

Caught by: test_affinities_work_by_hand, test_affinities_of_any_three_points
"""


def tsne_affinities(x, perplexity):
    _refuse_bad_perplexity(perplexity)
    p = _conditional(_squared_distances(x.double()), perplexity)
    p = p / p.sum(dim=0, keepdim=True)
    return _joint(p).to(x.dtype)
