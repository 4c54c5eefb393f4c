"""x.view needs data that lies in memory row by row; transposed data raises: use reshape.

Caught by: test_affinities_keep_the_dtype
"""

_right_affinities = tsne_affinities


def tsne_affinities(x, perplexity):
    return _right_affinities(x.view(-1).view(x.shape), perplexity)
