"""A beta of 1 is accepted: 1 − β^t is then 0, and the step NaN; betas are in [0, 1), so 1 raises
ValueError.

Caught by: test_adam_refuses_bad_settings_and_takes_zeros
"""


class Adam(Adam):
    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), *args, **settings):
        super().__init__(params, lr, [0.9 if b == 1 else b for b in betas], *args, **settings)
        self.betas = betas
