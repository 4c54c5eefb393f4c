"""The first map is drawn without the generator, so the same generator gives another map each time:
torch.randn(…, generator=generator).

Caught by: test_tsne_depends_on_the_generator_alone, test_tsne_leaves_the_global_random_state_alone,
    test_tsne_takes_its_settings_by_position_or_not_at_all
"""

_right_tsne = tsne


def tsne(x, perplexity=30.0, steps=500, generator=None):
    return _right_tsne(x, perplexity, steps)
