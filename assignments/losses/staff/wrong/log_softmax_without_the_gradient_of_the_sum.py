"""The sum is computed without autograd (detach, no_grad, item), so the gradient lacks −p; only the
maximum may be detached.

Caught by: test_log_softmax_has_the_gradient_of_pytorch
"""


def log_softmax(x, dim=-1):
    shifted = x - x.amax(dim, keepdim=True)
    return shifted - shifted.exp().sum(dim, keepdim=True).log().detach()
