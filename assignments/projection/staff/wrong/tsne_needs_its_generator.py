"""Without a generator it fails: the default is None, and torch then draws from its global state.

Caught by: test_tsne_takes_its_settings_by_position_or_not_at_all, test_tsne_leaves_the_data_alone
"""

_right_tsne = tsne


def tsne(x, perplexity=30.0, steps=500, generator=None):
    generator.get_state()
    return _right_tsne(x, perplexity, steps, generator)
