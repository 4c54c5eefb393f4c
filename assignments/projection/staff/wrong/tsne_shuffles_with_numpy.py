"""NumPy draws a part of the numbers, from its global state: all randomness comes from the
generator.

Caught by: test_tsne_leaves_the_global_random_state_alone
"""

_right_tsne = tsne


def tsne(x, perplexity=30.0, steps=500, generator=None):
    import numpy as np

    np.random.permutation(len(x))
    return _right_tsne(x, perplexity, steps, generator)
