"""An unknown reduction falls through to the sum: a misspelt word must raise ValueError, or nobody
notices it.

Caught by: test_cross_entropy_refuses_an_unknown_reduction
"""

right_cross_entropy = cross_entropy


def cross_entropy(logits, target, reduction="mean"):
    known = reduction if reduction in ("mean", "none") else "sum"
    return right_cross_entropy(logits, target, known)
