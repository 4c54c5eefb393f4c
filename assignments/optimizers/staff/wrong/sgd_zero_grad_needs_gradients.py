"""p.grad.zero_() fails before the first backward, when .grad is None; check for None first.

Caught by: test_sgd_works_in_a_training_loop
"""


class SGD(SGD):
    def zero_grad(self):
        for w in self.params:
            w.grad.zero_()
