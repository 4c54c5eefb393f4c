"""params is kept as it came: model.parameters() is a generator, empty after the first loop over it;
keep list(params).

Caught by: test_adam_first_steps_have_the_size_of_lr, test_adam_without_bias_correction_is_the_slide
"""


class Adam(Adam):
    def __init__(self, params, *args, **settings):
        super().__init__(params, *args, **settings)
        everything = self.params
        self.params = (w for w in everything)
