"""logits -= max changes the caller's logits; write logits = logits - max, which makes a new
tensor.

Caught by: test_cross_entropy_leaves_its_arguments_alone
"""


def cross_entropy(logits, target, reduction="mean"):
    logits -= logits.detach().amax(1, keepdim=True)
    log_prob = logits - logits.exp().sum(1, keepdim=True).log()
    return _reduced(-_of_target(log_prob, target), reduction)
