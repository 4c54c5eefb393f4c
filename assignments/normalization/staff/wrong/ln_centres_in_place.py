"""x -= mean changes the input that the caller still needs; write x − mean, which is a new tensor.

Caught by: test_layer_norm_leaves_its_input_alone
"""


class LayerNorm(LayerNorm):
    def forward(self, x):
        y = super().forward(x.clone())
        x.data -= x.data.mean(-1, keepdim=True)
        return y
