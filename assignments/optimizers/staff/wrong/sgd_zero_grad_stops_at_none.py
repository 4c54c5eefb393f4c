"""zero_grad ends at the first .grad that is None, so later gradients stay; go on with the next
parameter.

Caught by: test_sgd_zero_grad_clears_every_gradient
"""


class SGD(SGD):
    def zero_grad(self):
        for w in self.params:
            if w.grad is None:
                return
            w.grad.zero_()
