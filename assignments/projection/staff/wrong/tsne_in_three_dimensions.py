"""The map has three dimensions: a screen has two.

Caught by: test_tsne_keeps_clusters_together, test_tsne_depends_on_the_generator_alone
"""

_right_tsne = tsne


def tsne(x, perplexity=30.0, steps=500, generator=None):
    y = _right_tsne(x, perplexity, steps, generator)
    return torch.cat([y, y[:, :1]], dim=1)
