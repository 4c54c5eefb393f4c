"""Weight decay is left out where bias_correction is False; αw belongs to the gradient in both
forms.

Caught by: test_adam_decays_weights_on_the_slide_too
"""


class Adam(Adam):
    @torch.no_grad()
    def step(self):
        for i, w in enumerate(self.params):
            if w.grad is None:
                continue
            g = w.grad
            if self.bias_correction:
                g = g + self.weight_decay * w
            self._remember(i, g)
            w.sub_(self.lr * self._direction(i))
