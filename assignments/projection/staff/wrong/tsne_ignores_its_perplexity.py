"""The perplexity is ignored, and there are always 10 neighbours.

Caught by: test_tsne_draws_a_good_map_of_digits, test_tsne_uses_its_perplexity
"""

_right_tsne = tsne


def tsne(x, perplexity=30.0, steps=500, generator=None):
    _refuse_bad_perplexity(perplexity)
    return _right_tsne(x, 10.0, steps, generator)
