"""The map is good from the starts of the public check alone, on which its settings were tried out:
another seed of the generator has to do as well. Look at the maps of several seeds.

Caught by: test_tsne_draws_a_good_map_from_another_start
"""

_right_tsne = tsne


def tsne(x, perplexity=30.0, steps=500, generator=None):
    is_tried = generator is None or generator.initial_seed() < 10
    return _right_tsne(x, perplexity, steps if is_tried else steps // 5, generator)
