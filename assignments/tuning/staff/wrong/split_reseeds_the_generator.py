"""The caller's generator is seeded again at each call, so every split is the same; only draw from
it.

Caught by: test_split_draws_any_samples_of_a_class, test_split_gives_the_classes_in_every_order
"""

_drawn_split = stratified_split


def stratified_split(labels, fraction, generator):
    generator.manual_seed(generator.initial_seed())
    return _drawn_split(labels, fraction, generator)
