"""β starts at ones: it starts at zeros, or every output is shifted by 1.

Caught by: test_layer_norm_has_parameters
"""


class LayerNorm(LayerNorm):
    def __init__(self, *args, **settings):
        super().__init__(*args, **settings)
        self.bias = nn.Parameter(torch.ones_like(self.weight))
