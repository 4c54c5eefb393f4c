"""The features are looked for in dim 1: they are in the last dimension, dim −1, of an input of any
shape.

Caught by: test_layer_norm_takes_any_shape_and_strides
"""


class LayerNorm(LayerNorm):
    def forward(self, x):
        dim = 1 if x.ndim > 1 else 0
        mean, var = x.mean(dim, keepdim=True), x.var(dim, correction=0, keepdim=True)
        return self.weight * (x - mean) / (var + self.eps).sqrt() + self.bias
