"""zero_grad also resets the velocity, so in a training loop momentum never builds up; it clears
gradients only.

Caught by: test_sgd_zero_grad_keeps_the_velocity
"""


class SGD(SGD):
    def zero_grad(self):
        super().zero_grad()
        self.v = [torch.zeros_like(w) for w in self.params]
