"""nll is given log-probabilities; taking the log (or softmax) once more is NaN, or another loss.

Caught by: test_nll_picks_the_right_class
"""


def nll(log_prob, target, reduction="mean"):
    return _reduced(-_of_target(_log_probabilities(log_prob, 1), target), reduction)
