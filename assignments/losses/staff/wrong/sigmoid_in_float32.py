"""The result is cast to float32: it has to keep the dtype of x, and with float32 half of the digits
of a float64 x are gone.

Caught by: test_sigmoid_follows_pytorch
"""

right_sigmoid = sigmoid


def sigmoid(x):
    return right_sigmoid(x.float())
