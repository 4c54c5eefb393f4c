"""The data are taken for sorted by class: the places within the sorted labels come back, not the
indices of the samples.

Caught by: test_split_takes_labels_of_any_numbers_in_any_order
"""

_sorted_split = stratified_split


def stratified_split(labels, fraction, generator):
    return _sorted_split(labels.sort().values, fraction, generator)
