"""The loss is the mean over the predictions, not their sum.

Caught by: test_bce_follows_pytorch
"""


def bce(prob, target):
    return -(target * prob.log() + (1 - target) * (1 - prob).log()).sum()
