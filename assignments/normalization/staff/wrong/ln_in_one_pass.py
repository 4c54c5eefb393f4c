"""E[x²] − μ² in float32 loses everything when μ is large (3000² has no digits left for σ²);
subtract the mean first.

Caught by: test_layer_norm_works_far_from_zero
"""


class LayerNorm(LayerNorm):
    def forward(self, x):
        mean = x.mean(-1, keepdim=True)
        var = (x.square().mean(-1, keepdim=True) - mean.square()).clamp_min(0)
        return self.weight * (x - mean) / (var + self.eps).sqrt() + self.bias
