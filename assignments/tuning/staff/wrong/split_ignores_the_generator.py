"""The generator is not used: the split comes from the global random state, and cannot be repeated.

Caught by: test_split_draws_from_its_generator, test_split_leaves_the_rest_alone
"""

_drawn_split = stratified_split


def stratified_split(labels, fraction, generator):
    return _drawn_split(labels, fraction, torch.default_generator)
