"""x is changed in place (neg_, exp_, -=): the caller's logits are gone; write out of place.

Caught by: test_sigmoid_leaves_its_argument_alone
"""


def sigmoid(x):
    return (-_log_one_plus_exp(x.neg_())).exp()
