"""The entropy H is made equal to the perplexity: it is exp(H) that has to be.

Caught by: test_unknown
"""


def tsne_affinities(x, perplexity):
    _refuse_bad_perplexity(perplexity)
    return _right_joint(x, min(math.exp(perplexity), len(x) - 1.001))


def _right_joint(x, perplexity):
    return _joint(_conditional(_squared_distances(x.double()), perplexity)).to(x.dtype)
