"""The lengths are not compared, so that torch spreads one label over all samples and stops at
other lengths with a RuntimeError; raise ValueError.

Caught by: test_f1_refuses_other_lengths
"""


def f1(predicted, real):
    p, r = predicted == 1, real == 1
    return _ratio(2 * int((p & r).sum()), int(p.sum()) + int(r.sum()))
