"""`grad = None` in zero_grad only renames a local variable; set w.grad, or zero it in place.

Caught by: test_sgd_works_in_a_training_loop
"""


class SGD(SGD):
    def zero_grad(self):
        for w in self.params:
            grad = w.grad
            if grad is not None:
                grad = None
