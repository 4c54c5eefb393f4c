"""A perplexity under 2 is refused: small ones are legal.

Caught by: test_affinities_of_any_three_points
"""

_right_affinities = tsne_affinities


def tsne_affinities(x, perplexity):
    if perplexity < 1.5:
        raise ValueError("perplexity too small")
    return _right_affinities(x, perplexity)
