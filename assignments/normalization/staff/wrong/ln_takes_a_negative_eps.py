"""A negative eps is accepted: it makes the root of a negative number; raise ValueError.

Caught by: test_layer_norm_refuses_a_negative_eps_and_takes_zero
"""


class LayerNorm(LayerNorm):
    def __init__(self, num_features, eps=1e-5):
        super().__init__(num_features, abs(eps))
        self.eps = eps
