"""zero_grad also resets m, v and t, so in a training loop nothing is averaged; it clears gradients
only.

Caught by: test_adam_works_in_a_training_loop
"""


class Adam(Adam):
    def zero_grad(self):
        super().zero_grad()
        self.t = [0 for _ in self.params]
        self.m = [torch.zeros_like(w) for w in self.params]
        self.v = [torch.zeros_like(w) for w in self.params]
