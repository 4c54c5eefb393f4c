"""Empty input is answered before the lengths are compared, so that no labels against four are an
F1 of 0; compare the lengths first.

Caught by: test_macro_f1_refuses_other_lengths
"""

_macro_f1 = macro_f1


def macro_f1(predicted, real, num_classes):
    return _macro_f1(predicted, real, num_classes) if len(predicted) else 0.0
