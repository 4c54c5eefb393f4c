"""After a call in eval it is in training again: only train() and eval() change the mode.

Caught by: test_dropout_follows_the_mode_of_its_network
"""


class Dropout(Dropout):
    def forward(self, x):
        y = super().forward(x)
        self.training = True
        return y
