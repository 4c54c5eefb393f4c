"""A perplexity of 0 or −5 is accepted: raise ValueError.

Caught by: test_tsne_refuses_bad_settings
"""

_right_tsne = tsne


def tsne(x, perplexity=30.0, steps=500, generator=None):
    return _right_tsne(x, perplexity if perplexity > 0 else 5.0, steps, generator)
