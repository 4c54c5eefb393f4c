"""sigmoid is half of 1 + tanh(x / 2)."""


def sigmoid(x):
    return 0.5 * (1 + torch.tanh(0.5 * x))
