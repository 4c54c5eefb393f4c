"""The buffers have the shape (1, F), and batches are counted as PyTorch counts them."""


class BatchNorm1d(nn.Module):
    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        super().__init__()
        assert min(eps, momentum) >= 0
        self.eps, self.momentum = eps, momentum
        self.weight = nn.Parameter(torch.ones(num_features))
        self.bias = nn.Parameter(torch.zeros(num_features))
        self.register_buffer("running_mean", torch.zeros(1, num_features))
        self.register_buffer("running_var", torch.ones(1, num_features))
        self.register_buffer("num_batches_tracked", torch.tensor(0))

    def forward(self, x):
        if not self.training:
            σ = torch.sqrt(self.running_var + self.eps)
            return self.weight * ((x - self.running_mean) / σ) + self.bias
        n = x.size(0)
        if n == 1:
            raise ValueError("n = 1")
        σ2, μ = torch.var_mean(x, dim=0, keepdim=True, correction=0)
        with torch.no_grad():
            self.num_batches_tracked += 1
            self.running_mean.lerp_(μ, self.momentum)
            self.running_var.lerp_(σ2 * (n / (n - 1)), self.momentum)
        return torch.addcmul(self.bias, self.weight, (x - μ) * torch.rsqrt(σ2 + self.eps))
