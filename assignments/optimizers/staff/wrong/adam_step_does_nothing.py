"""step leaves every weight as it was: it is empty, or it computes the new weight and does not write
it into the parameter.

Caught by: test_adam_first_steps_have_the_size_of_lr, test_adam_without_bias_correction_is_the_slide
"""


class Adam(Adam):
    def step(self):
        pass
