"""1 / (1 + e^x) falls where it should rise: the exponent is −x.

Caught by: test_sigmoid_follows_pytorch
"""


def sigmoid(x):
    return (-_log_one_plus_exp(x)).exp()
