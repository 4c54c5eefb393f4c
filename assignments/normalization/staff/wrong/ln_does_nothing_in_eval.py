"""In eval the input goes through unchanged: layer norm is the same in training and eval.

Caught by: test_layer_norm_is_the_same_in_eval
"""


class LayerNorm(LayerNorm):
    def forward(self, x):
        return super().forward(x) if self.training else x
