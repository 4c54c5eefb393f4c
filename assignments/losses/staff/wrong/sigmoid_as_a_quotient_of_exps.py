"""e^x / (1 + e^x) is ∞ / ∞ = NaN for large x; divide both by e^x where x is positive.

Caught by: test_sigmoid_of_large_logits
"""


def sigmoid(x):
    return x.exp() / (1 + x.exp())
