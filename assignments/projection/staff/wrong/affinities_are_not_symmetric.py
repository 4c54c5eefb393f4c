"""p_j|i / N is not symmetric: P is (p_j|i + p_i|j) / 2N.

Caught by: test_affinities_work_by_hand, test_affinities_of_any_three_points
"""


def tsne_affinities(x, perplexity):
    _refuse_bad_perplexity(perplexity)
    return (_conditional(_squared_distances(x.double()), perplexity) / len(x)).to(x.dtype)
