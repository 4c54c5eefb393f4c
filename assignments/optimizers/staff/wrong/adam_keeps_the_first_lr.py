"""The learning rate is frozen when the optimizer is made, so a schedule that sets optimizer.lr does
nothing; read self.lr in step.

Caught by: test_adam_honours_a_changed_learning_rate
"""


class Adam(Adam):
    def __init__(self, *args, **settings):
        super().__init__(*args, **settings)
        self.first_lr = self.lr

    def _direction(self, i):
        return super()._direction(i) * (self.first_lr / self.lr)
