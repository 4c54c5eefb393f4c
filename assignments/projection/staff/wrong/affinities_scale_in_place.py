"""x /= x.max() changes the data that the caller still needs; write x / x.max(), a new tensor.

Caught by: test_affinities_leave_the_data_alone
"""

_right_affinities = tsne_affinities


def tsne_affinities(x, perplexity):
    p = _right_affinities(x, perplexity)
    x.data /= x.data.abs().max()
    return p
