"""m, v and t are made anew in every step, so nothing is averaged; make them once.

Caught by: test_adam_follows_pytorch, test_adam_without_bias_correction_is_the_slide
"""


class Adam(Adam):
    def step(self):
        self.__init__(
            self.params, self.lr, self.betas, self.eps, self.weight_decay, self.bias_correction
        )
        super().step()
