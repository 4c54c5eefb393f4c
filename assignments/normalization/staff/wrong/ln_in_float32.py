"""The input is turned to float32 on the way: float64 loses half its digits; keep the dtype of x.

Caught by: test_layer_norm_takes_any_shape_and_strides
"""


class LayerNorm(LayerNorm):
    def forward(self, x):
        return super().forward(x.float().to(x.dtype))
