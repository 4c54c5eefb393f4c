"""log(1 + exp(−x)) + (1 − t) x is stable for positive logits only: exp(100) is infinite in
float32; take exp of −|x|.

Caught by: test_bce_with_logits_of_a_confident_mistake
"""


def bce_with_logits(logits, target, reduction="mean"):
    t = _binary_target(target, logits)
    return _reduced((1 + (-logits).exp()).log() + (1 - t) * logits, reduction)
