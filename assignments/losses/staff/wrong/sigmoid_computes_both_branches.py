"""torch.where computes both branches and lets gradients into both: the overflow in the branch not
chosen makes the gradient 0 · ∞ = NaN; take exp of −|x|, which overflows in neither.

Caught by: test_sigmoid_of_large_logits
"""


def sigmoid(x):
    e = x.exp()
    return torch.where(x >= 0, 1 / (1 + (-x).exp()), e / (1 + e))
