"""Both layers have one base; the settings are checked by assert, and print speaks."""


class _Norm(nn.Module):
    def __init__(self, num_features, eps):
        super().__init__()
        assert eps >= 0, "eps"
        self.eps = eps
        for name, value in {"weight": torch.ones, "bias": torch.zeros}.items():
            self.register_parameter(name, nn.Parameter(value((num_features,))))

    def normal(self, x, μ, σ2):
        return (x - μ).div((σ2 + self.eps).pow(0.5)).mul(self.weight).add(self.bias)


class LayerNorm(_Norm):
    def __init__(self, num_features, eps=1e-5, elementwise_affine=True):
        super().__init__(num_features, eps)

    def forward(self, x):
        F = x.size(-1)
        μ = x.sum(-1, keepdim=True) / F
        return self.normal(x, μ, ((x - μ) ** 2).sum(-1, keepdim=True) / F)


class BatchNorm1d(_Norm):
    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        super().__init__(num_features, eps)
        assert momentum >= 0, "momentum"
        self.momentum = momentum
        self.register_buffer("running_mean", torch.zeros(num_features))
        self.register_buffer("running_var", torch.ones(num_features))

    def forward(self, x):
        if self.training:
            if x.size(0) < 2:
                raise ValueError("batch of one")
            μ, σ2 = x.mean(0), x.var(0, unbiased=False)
            self.running_mean.mul_(1 - self.momentum).add_(self.momentum * μ.detach())
            self.running_var.mul_(1 - self.momentum).add_(self.momentum * x.detach().var(0))
            return self.normal(x, μ, σ2)
        return self.normal(x, self.running_mean, self.running_var)


if __name__ == "__main__":
    print(BatchNorm1d(3)(torch.rand(4, 3)))
