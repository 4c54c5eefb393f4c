"""Sign error: the step is added; Adam subtracts γ m̂ / (√v̂ + ε).

Caught by: test_adam_first_steps_have_the_size_of_lr, test_adam_without_bias_correction_is_the_slide
"""


class Adam(Adam):
    @torch.no_grad()
    def step(self):
        for i, w in enumerate(self.params):
            if w.grad is None:
                continue
            self._remember(i, w.grad + self.weight_decay * w)
            w.add_(self.lr * self._direction(i))
