"""`if lr <= 0` refuses a learning rate of 0, which is legal; only a negative one is refused.

Caught by: test_sgd_refuses_bad_settings_and_takes_zeros
"""


class SGD(SGD):
    def __init__(self, params, lr, *args, **settings):
        super().__init__(params, lr, *args, **settings)
        if lr <= 0:
            raise ValueError(f"lr must be positive, got {lr}")
