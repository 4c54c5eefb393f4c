"""The unbiased variance (F − 1) normalizes: layer norm takes the biased one; with 2 features that
is 29 % off.

Caught by: test_layer_norm_works_by_hand, test_layer_norm_follows_pytorch
"""


class LayerNorm(LayerNorm):
    def forward(self, x):
        var, mean = torch.var_mean(x, -1, keepdim=True)
        return self.weight * (x - mean) / (var + self.eps).sqrt() + self.bias
