"""The result is made of numbers (detach, numpy, item, torch.tensor) that autograd cannot follow,
so nothing before it would learn; compute with tensors from x to the result.

Caught by: test_sigmoid_has_the_gradient_of_pytorch
"""


def sigmoid(x):
    return (-_log_one_plus_exp(-x.detach())).exp()
