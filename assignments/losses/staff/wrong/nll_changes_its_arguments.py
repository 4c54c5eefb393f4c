"""unsqueeze_ with an underscore changes the caller's target; unsqueeze makes a new one.

Caught by: test_nll_of_any_number_of_samples_and_classes
"""


def nll(log_prob, target, reduction="mean"):
    return _reduced(-log_prob.gather(1, target.unsqueeze_(1)).squeeze(1), reduction)
