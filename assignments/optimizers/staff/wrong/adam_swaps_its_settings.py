"""weight_decay comes before eps in the signature, so settings given by position land in the wrong
place; the order is lr, betas, eps, weight_decay, bias_correction.

Caught by: test_adam_takes_its_settings_either_way
"""


class Adam(Adam):
    def __init__(
        self,
        params,
        lr=1e-3,
        betas=(0.9, 0.999),
        weight_decay=0.0,
        eps=1e-8,
        bias_correction=True,
    ):
        super().__init__(params, lr, betas, eps, weight_decay, bias_correction)
