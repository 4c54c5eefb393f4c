"""1 / (1 + exp(−x)) has the right value, but for x under −88 exp(−x) is infinite in float32, and
the gradient is 0 · ∞ = NaN; take exp of −|x| only.

Caught by: test_sigmoid_of_large_logits
"""


def sigmoid(x):
    return 1 / (1 + torch.exp(-x))
