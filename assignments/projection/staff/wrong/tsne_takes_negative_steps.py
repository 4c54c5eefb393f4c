"""steps = −1 is accepted, and no step made: raise ValueError.

Caught by: test_tsne_refuses_bad_settings
"""

_right_tsne = tsne


def tsne(x, perplexity=30.0, steps=500, generator=None):
    return _right_tsne(x, perplexity, max(steps, 0), generator)
