"""The classifier has its own batch norm, as in an assignment before: buffers of shape (1, F), no
count of batches.
"""


class _BatchNorm(nn.Module):
    def __init__(self, features):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(features))
        self.bias = nn.Parameter(torch.zeros(features))
        self.register_buffer("running_mean", torch.zeros(1, features))
        self.register_buffer("running_var", torch.ones(1, features))

    def forward(self, x):
        mean, var = self.running_mean, self.running_var
        if self.training:
            mean, var = x.mean(0, keepdim=True), x.var(0, keepdim=True, unbiased=False)
            with torch.no_grad():
                self.running_mean += 0.1 * (mean - self.running_mean)
                self.running_var += 0.1 * (x.var(0, keepdim=True) - self.running_var)
        return self.weight * (x - mean) / torch.sqrt(var + 1e-5) + self.bias


class DigitClassifier(DigitClassifier):
    def __init__(self):
        super().__init__()
        self.bn = _BatchNorm(50)
