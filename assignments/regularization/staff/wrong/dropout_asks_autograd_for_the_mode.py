"""It drops only while autograd is on: the mode is self.training, and nothing else.

Caught by: test_dropout_follows_the_mode_of_its_network
"""


class Dropout(Dropout):
    def forward(self, x):
        if self.training and not torch.is_grad_enabled():
            return x if self.inverted else (1 - self.p) * x
        return super().forward(x)
