"""μ and σ² are detached: they depend on x, and the gradient has to flow through them.

Caught by: test_layer_norm_has_the_right_jacobian
"""


class LayerNorm(LayerNorm):
    def forward(self, x):
        mean = x.mean(-1, keepdim=True)
        var = (x - mean).square().mean(-1, keepdim=True)
        return self.weight * (x - mean.detach()) / (var.detach() + self.eps).sqrt() + self.bias
