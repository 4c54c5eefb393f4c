"""Dropout drops in eval too: look at training.

Caught by: test_dropout_rests_in_eval
"""

_training_dropout = dropout


def dropout(x, p, training, generator):
    return _training_dropout(x, p, True, generator)
