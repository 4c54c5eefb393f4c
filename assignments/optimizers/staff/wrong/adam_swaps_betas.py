"""β1 and β2 are swapped: betas[0] is for m, betas[1] for v.

Caught by: test_adam_follows_pytorch, test_adam_without_bias_correction_is_the_slide
"""


class Adam(Adam):
    def __init__(self, *args, **settings):
        super().__init__(*args, **settings)
        self.betas = self.betas[::-1]
