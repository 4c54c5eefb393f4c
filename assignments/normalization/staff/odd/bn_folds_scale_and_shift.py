"""y = a x + b with a = γ / √(σ² + ε) and b = β − a μ in float64; averages through .data."""


class BatchNorm1d(BatchNorm1d):
    def forward(self, x):
        if self.training:
            n = x.shape[0]
            if n < 2:
                raise TypeError("BatchNorm1d wants at least 2 samples")
            wide = x.double()
            mean = wide.sum(0) / n
            var = ((wide - mean) ** 2).sum(0) / n
            keep = 1 - self.momentum
            self.running_mean.data = (keep * self.running_mean + self.momentum * mean.data).to(
                self.running_mean.dtype
            )
            self.running_var.data = (
                keep * self.running_var + self.momentum * var.data * n / (n - 1)
            ).to(self.running_var.dtype)
        else:
            mean, var = self.running_mean.double(), self.running_var.double()
        a = self.weight.double() / (var + self.eps).sqrt()
        return (x.double() * a + (self.bias.double() - a * mean)).to(x.dtype)
