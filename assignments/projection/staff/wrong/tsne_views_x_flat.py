"""x.view needs data that lies in memory row by row; transposed data raises: use reshape.

Caught by: test_tsne_keeps_the_dtype
"""

_right_tsne = tsne


def tsne(x, perplexity=30.0, steps=500, generator=None):
    return _right_tsne(x.view(-1).view(x.shape), perplexity, steps, generator)
