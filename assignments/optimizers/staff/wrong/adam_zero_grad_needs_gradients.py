"""p.grad.zero_() fails before the first backward, when .grad is None; check for None first.

Caught by: test_adam_works_in_a_training_loop, test_adam_zero_grad_clears_every_gradient
"""


class Adam(Adam):
    def zero_grad(self):
        for w in self.params:
            w.grad.zero_()
