"""Half of the perplexity is asked of every row (σ² and 2σ² mixed up in the count): exp(H) is the
perplexity.

Caught by: test_tsne_draws_a_good_map_of_digits
"""

_right_tsne = tsne


def tsne(x, perplexity=30.0, steps=500, generator=None):
    return _right_tsne(x, perplexity / 4, steps, generator)
