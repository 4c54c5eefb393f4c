"""The number of classes is taken from the targets (max + 1): a batch without the top class then
does not fit; take log_prob.shape[1].

Caught by: test_nll_of_any_number_of_samples_and_classes
"""


def nll(log_prob, target, reduction="mean"):
    chosen = (target.unsqueeze(1) == torch.arange(int(target.max()) + 1)).to(log_prob.dtype)
    return _reduced(-(chosen * log_prob).sum(1), reduction)
