"""A class of one sample is refused, as scikit-learn does; here it goes to one of the parts.

Caught by: test_split_rounds_each_class_with_halves_up,
test_split_takes_labels_of_any_numbers_in_any_order
"""

_any_split = stratified_split


def stratified_split(labels, fraction, generator):
    if int(labels.unique(return_counts=True)[1].min()) < 2:
        raise ValueError("a class has one sample only")
    return _any_split(labels, fraction, generator)
