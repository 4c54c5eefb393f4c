"""The lengths are not compared, so that torch spreads one label over all samples and stops at
other lengths with a RuntimeError; raise ValueError.

Caught by: test_macro_f1_refuses_other_lengths
"""


def macro_f1(predicted, real, num_classes):
    total = 0.0
    for c in range(num_classes):
        p, r = predicted == c, real == c
        total += _ratio(2 * int((p & r).sum()), int(p.sum()) + int(r.sum()))
    return total / num_classes
