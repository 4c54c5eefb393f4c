"""Without a generator it fails: the default is None, and torch then draws from its global state.

Caught by: test_unknown
"""

_right_tsne = tsne


def tsne(x, perplexity=30.0, steps=500, generator=None):
    generator.get_state()
    return _right_tsne(x, perplexity, steps, generator)
