"""view needs data that is contiguous in memory, and fails for a transposed x; use dim=−1 in the
sums, or reshape.

Caught by: test_layer_norm_takes_any_shape_and_strides
"""


class LayerNorm(LayerNorm):
    def forward(self, x):
        return super().forward(x.view(-1, x.shape[-1])).view(x.shape)
