"""The loss is put together from Python numbers (item, float, torch.tensor), which autograd cannot
follow; index the tensor, and stack what comes out.

Caught by: test_nll_has_the_gradient_of_pytorch
"""


def nll(log_prob, target, reduction="mean"):
    losses = [-float(row[c]) for row, c in zip(log_prob.double(), target)]
    return _reduced(torch.tensor(losses, dtype=log_prob.dtype), reduction)
