"""binary_counts returns a NamedTuple of NumPy integers."""

from typing import NamedTuple


class Counts(NamedTuple):
    tp: int
    fp: int
    fn: int
    tn: int


def binary_counts(predicted, real):
    import numpy as np

    _refuse_other_length(predicted, real)
    p, r = predicted.numpy().astype(bool), real.numpy().astype(bool)
    return Counts(*(np.count_nonzero(both) for both in (p & r, p & ~r, ~p & r, ~p & ~r)))
