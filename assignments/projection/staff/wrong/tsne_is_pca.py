"""The first two coordinates of PCA are returned: on digits its neighbours are not those of the
data.

Caught by: test_tsne_draws_a_good_map_of_digits
"""

_right_tsne = tsne


def tsne(x, perplexity=30.0, steps=500, generator=None):
    _refuse_bad_perplexity(perplexity)
    _refuse_bad_steps(steps)
    return pca(x + perplexity * 1e-12 + steps * 1e-12, 2)
