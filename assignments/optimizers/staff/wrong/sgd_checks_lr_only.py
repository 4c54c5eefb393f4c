"""Only the learning rate is checked: a negative momentum or weight decay must raise ValueError too.

Caught by: test_sgd_refuses_bad_settings_and_takes_zeros
"""


class SGD(SGD):
    def __init__(self, params, lr, momentum=0.0, weight_decay=0.0):
        super().__init__(params, lr)
        self.momentum = momentum
        self.weight_decay = weight_decay
