"""ε is fixed at 1e-5: use the eps that the layer was made with.

Caught by: test_layer_norm_adds_eps_under_the_root
"""


class LayerNorm(LayerNorm):
    def forward(self, x):
        mean = x.mean(-1, keepdim=True)
        var = (x - mean).square().mean(-1, keepdim=True)
        return self.weight * (x - mean) / (var + 1e-5).sqrt() + self.bias
