"""Only the learning rate and the betas are checked: a negative eps or weight decay must raise
ValueError too.

Caught by: test_adam_refuses_bad_settings_and_takes_zeros
"""


class Adam(Adam):
    def __init__(
        self,
        params,
        lr=1e-3,
        betas=(0.9, 0.999),
        eps=1e-8,
        weight_decay=0.0,
        bias_correction=True,
    ):
        super().__init__(params, lr, betas, abs(eps), abs(weight_decay), bias_correction)
        self.eps, self.weight_decay = eps, weight_decay
