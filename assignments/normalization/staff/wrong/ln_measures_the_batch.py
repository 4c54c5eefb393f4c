"""The mean is taken over the batch (dim 0): that is batch norm; layer norm measures each instance
over its features.

Caught by: test_layer_norm_works_by_hand, test_layer_norm_follows_pytorch
"""


class LayerNorm(LayerNorm):
    def forward(self, x):
        mean, var = x.mean(0), x.var(0, correction=0)
        return self.weight * (x - mean) / (var + self.eps).sqrt() + self.bias
