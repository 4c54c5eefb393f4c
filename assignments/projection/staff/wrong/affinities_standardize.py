"""The features are standardized first: the distances are those of the data as it is.

Caught by: test_affinities_of_any_three_points
"""

_right_affinities = tsne_affinities


def tsne_affinities(x, perplexity):
    return _right_affinities((x - x.mean(dim=0)) / (x.std(dim=0) + 1e-12), perplexity)
