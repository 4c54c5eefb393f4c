"""The number of classes is taken from the targets (max + 1): a batch without the top class then
does not fit; take logits.shape[1].

Caught by: test_cross_entropy_follows_pytorch,
test_cross_entropy_gradient_is_probability_minus_one_hot
"""


def cross_entropy(logits, target, reduction="mean"):
    chosen = (target.unsqueeze(1) == torch.arange(int(target.max()) + 1)).to(logits.dtype)
    return _reduced(-(chosen * _log_probabilities(logits, 1)).sum(1), reduction)
