"""exp(−β d) of the distance: the Gaussian has its square, exp(−β d²).

Caught by: test_affinities_of_the_corners_of_a_polygon,
    test_affinities_of_a_cloud_have_the_perplexity
"""


def tsne_affinities(x, perplexity):
    _refuse_bad_perplexity(perplexity)
    distances = _squared_distances(x.double()).sqrt()
    return _joint(_conditional(distances, perplexity)).to(x.dtype)
