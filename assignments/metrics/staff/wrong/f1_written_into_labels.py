"""The labels are added in place (+=): a function does not change its arguments.

Caught by: test_f1_follows_the_definition
"""


def f1(predicted, real):
    _refuse_other_length(predicted, real)
    f = _f1(predicted, real)
    predicted += real
    return f
