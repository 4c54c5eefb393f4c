"""The output first, the averages after it; more arguments than asked; a subclass of ValueError."""


class TooFew(ValueError):
    """A batch without a variance."""


class BatchNorm1d(nn.Module):
    def __init__(self, num_features, eps=1e-5, momentum=0.1, affine=True, device=None):
        super().__init__()
        if eps < 0.0 or momentum < 0.0:
            raise TooFew("eps, momentum")
        self.num_features = num_features
        self.eps = eps
        self.momentum = momentum
        self.bias = torch.nn.Parameter(torch.zeros(num_features))
        self.weight = torch.nn.Parameter(torch.ones(num_features))
        self.register_buffer("running_var", torch.ones(num_features))
        self.register_buffer("running_mean", torch.zeros(num_features))

    def extra_repr(self):
        return f"{self.num_features}"

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        batch = input
        if self.training:
            if batch.shape[0] == 1:
                raise TooFew("expected more than 1 value per channel when training")
            ones = torch.ones(1, batch.shape[0], dtype=batch.dtype)
            mean = (ones @ batch / batch.shape[0]).squeeze(0)
            centred = batch - mean
            var = torch.einsum("ij,ij->j", centred, centred) / batch.shape[0]
        else:
            mean, var = self.running_mean, self.running_var
            centred = batch - mean
        out = centred / torch.sqrt(var + self.eps)
        out = out * self.weight + self.bias
        if self.training:
            bessel = batch.shape[0] / (batch.shape[0] - 1)
            self.running_mean += self.momentum * (mean.detach() - self.running_mean)
            self.running_var += self.momentum * (bessel * var.detach() - self.running_var)
        return out
