"""The first map is drawn without the generator, so the same generator gives another map each time:
torch.randn(…, generator=generator).

Caught by: test_unknown
"""

_right_tsne = tsne


def tsne(x, perplexity=30.0, steps=500, generator=None):
    return _right_tsne(x, perplexity, steps)
