"""Batch norm as an autograd function with its backward worked out by hand."""


class Normalize(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, weight, bias, eps):
        μ = x.mean(0)
        inverse = (x.var(0, correction=0) + eps).rsqrt()
        normal = (x - μ) * inverse
        ctx.save_for_backward(normal, inverse, weight)
        return weight * normal + bias

    @staticmethod
    def backward(ctx, slope):
        normal, inverse, weight = ctx.saved_tensors
        inner = slope * weight
        centred = inner - inner.mean(0) - normal * (inner * normal).mean(0)
        return centred * inverse, (slope * normal).sum(0), slope.sum(0), None


class BatchNorm1d(BatchNorm1d):
    def forward(self, x):
        if not self.training:
            return super().forward(x)
        mean, var = self._measure(x.detach())
        self._remember(mean, var, len(x))
        return Normalize.apply(x, self.weight, self.bias, self.eps)
