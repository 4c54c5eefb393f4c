"""γ and β are made but not used: y = γ · normalized + β.

Caught by: test_layer_norm_works_by_hand, test_layer_norm_follows_pytorch
"""


class LayerNorm(LayerNorm):
    def forward(self, x):
        mean = x.mean(-1, keepdim=True)
        var = (x - mean).square().mean(-1, keepdim=True)
        return (x - mean) / (var + self.eps).sqrt()
