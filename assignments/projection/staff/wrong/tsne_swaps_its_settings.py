"""steps comes before perplexity: the order is tsne(x, perplexity, steps, generator).

Caught by: test_tsne_takes_its_settings_by_position_or_not_at_all
"""

_right_tsne = tsne


def tsne(x, steps=500, perplexity=30.0, generator=None):
    return _right_tsne(x, perplexity, steps, generator)
