"""The betas are fixed at 0.9 and 0.999, whatever is asked; use self.betas.

Caught by: test_adam_takes_any_betas_to_the_last_digits, test_adam_on_the_slide_with_other_settings
"""


class Adam(Adam):
    def __init__(self, *args, **settings):
        super().__init__(*args, **settings)
        self.betas = (0.9, 0.999)
