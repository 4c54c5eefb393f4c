"""squeeze() without a dimension removes the batch as well when it holds one sample; write
squeeze(1).

Caught by: test_nll_of_any_number_of_samples_and_classes
"""


def nll(log_prob, target, reduction="mean"):
    return _reduced(-log_prob.gather(1, target.unsqueeze(1)).squeeze(), reduction)
