"""In eval it computes under torch.no_grad: no gradient comes back through the layer.

Caught by: test_dropout_has_the_gradient_of_eval
"""


class Dropout(Dropout):
    def forward(self, x):
        with torch.set_grad_enabled(self.training and torch.is_grad_enabled()):
            return super().forward(x)
