"""A negative learning rate is accepted; SGD must raise ValueError for it.

Caught by: test_sgd_refuses_a_negative_learning_rate
"""


class SGD(SGD):
    def __init__(self, params, lr, *args, **settings):
        super().__init__(params, abs(lr), *args, **settings)
        self.lr = lr
