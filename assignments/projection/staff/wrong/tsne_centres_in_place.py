"""x -= mean changes the data that the caller still needs; write x − mean, which is a new tensor.

Caught by: test_tsne_leaves_the_data_alone
"""

_right_tsne = tsne


def tsne(x, perplexity=30.0, steps=500, generator=None):
    y = _right_tsne(x.clone(), perplexity, steps, generator)
    x.data -= x.data.mean(dim=0)
    return y
