"""The map is float32 whatever the data is: torch.randn draws float32 unless told otherwise.

Caught by: test_tsne_keeps_clusters_together, test_tsne_depends_on_the_generator_alone
"""

_right_tsne = tsne


def tsne(x, perplexity=30.0, steps=500, generator=None):
    return _right_tsne(x, perplexity, steps, generator).float()
