"""torch.manual_seed is called inside, for the whole program: draw from the generator instead.

Caught by: test_tsne_leaves_the_global_random_state_alone
"""

_right_tsne = tsne


def tsne(x, perplexity=30.0, steps=500, generator=None):
    torch.manual_seed(0)
    return _right_tsne(x, perplexity, steps, generator)
