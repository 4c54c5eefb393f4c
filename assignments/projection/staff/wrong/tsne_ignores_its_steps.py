"""The number of steps is ignored.

Caught by: test_tsne_uses_its_steps
"""

_right_tsne = tsne


def tsne(x, perplexity=30.0, steps=500, generator=None):
    _refuse_bad_steps(steps)
    return _right_tsne(x, perplexity, 50 if steps < 200 else steps, generator)
