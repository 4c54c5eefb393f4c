"""ε is added to σ, outside the root: y = (x − μ) / √(σ² + ε).

Caught by: test_layer_norm_adds_eps_under_the_root
"""


class LayerNorm(LayerNorm):
    def forward(self, x):
        mean = x.mean(-1, keepdim=True)
        var = (x - mean).square().mean(-1, keepdim=True)
        return self.weight * (x - mean) / (var.sqrt() + self.eps) + self.bias
