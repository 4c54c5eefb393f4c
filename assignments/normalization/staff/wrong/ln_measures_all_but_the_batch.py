"""It normalizes over all dimensions but the first: right for (N, F), but in (N, T, F) each of the T
vectors has a mean of its own.

Caught by: test_layer_norm_takes_any_shape_and_strides
"""


class LayerNorm(LayerNorm):
    def forward(self, x):
        dims = tuple(range(1, x.ndim)) or (0,)
        mean = x.mean(dim=dims, keepdim=True)
        var = (x - mean).square().mean(dim=dims, keepdim=True)
        return self.weight * (x - mean) / (var + self.eps).sqrt() + self.bias
