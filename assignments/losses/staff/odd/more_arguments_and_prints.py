"""More arguments than asked for, methods of one object, prints and a deprecation warning."""

import warnings


class _Losses:
    """All of them as methods."""

    def __init__(self, verbose=True):
        self.verbose = verbose

    def cross_entropy(self, input, target, reduction="mean", ignore_index=-100, weight=None):
        if self.verbose:
            print("cross entropy of", tuple(input.shape))
        return _reduced(-_of_target(_log_probabilities(input, -1), target), reduction)

    def softmax(self, x, dim=-1, dtype=None, temperature=1.0):
        warnings.warn("softmax is homework", DeprecationWarning, stacklevel=2)
        x = x / temperature
        z = torch.exp(x - torch.max(x, dim=dim, keepdim=True).values)
        return z / z.sum(dim=dim, keepdim=True)


cross_entropy = _Losses().cross_entropy
softmax = _Losses(verbose=False).softmax

if __name__ == "__main__":
    print(softmax(torch.tensor([1.0, 2.0])))
