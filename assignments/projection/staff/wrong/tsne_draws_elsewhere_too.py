"""Some numbers are drawn without the generator and move the global random state.

Caught by: test_tsne_leaves_the_global_random_state_alone
"""

_right_tsne = tsne


def tsne(x, perplexity=30.0, steps=500, generator=None):
    torch.rand(1)
    return _right_tsne(x, perplexity, steps, generator)
