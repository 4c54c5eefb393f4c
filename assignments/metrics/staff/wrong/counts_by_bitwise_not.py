"""~ on int64 labels flips all their bits: ~0 is -1 and ~1 is -2. It is a logical not for bool
tensors only; compare with == 0.

Caught by: test_counts_of_ten_samples
"""


def binary_counts(predicted, real):
    _refuse_other_length(predicted, real)
    return (
        int((predicted & real).sum()),
        int((predicted & ~real).sum()),
        int((~predicted & real).sum()),
        int((~predicted & ~real).sum()),
    )
