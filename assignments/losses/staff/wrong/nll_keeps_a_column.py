"""gather returns a column, (N, 1): with reduction="none" the losses are asked as (N,); squeeze(1)
takes the column away.

Caught by: test_nll_picks_the_right_class
"""


def nll(log_prob, target, reduction="mean"):
    return _reduced(-log_prob.gather(1, target.unsqueeze(1)), reduction)
