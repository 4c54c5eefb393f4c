"""There are no parameters, as the slide says: PyTorch's layer norm has weight and bias, 1 and 0 at
first.

Caught by: test_layer_norm_has_parameters
"""


class LayerNorm(LayerNorm):
    def __init__(self, num_features, eps=1e-5):
        super().__init__(num_features, eps)
        del self.weight, self.bias
        self.weight, self.bias = torch.ones(num_features), torch.zeros(num_features)
