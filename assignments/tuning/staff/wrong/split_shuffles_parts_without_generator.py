"""The shuffle at the end draws from the global random state; give the generator to every randperm.

Caught by: test_split_draws_from_its_generator, test_split_leaves_the_rest_alone
"""

_drawn_split = stratified_split


def stratified_split(labels, fraction, generator):
    first, second = _drawn_split(labels, fraction, generator)
    return first[torch.randperm(len(first))], second[torch.randperm(len(second))]
