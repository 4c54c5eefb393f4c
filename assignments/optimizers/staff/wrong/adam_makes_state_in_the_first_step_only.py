"""The first step makes the state, for the parameters that have a gradient then; one that gets its
first gradient later has none (KeyError).

Caught by: test_adam_skips_a_weight_without_gradient
"""


class Adam(Adam):
    early = None

    def step(self):
        if self.early is None:
            self.early = {i: self.m[i] for i, w in enumerate(self.params) if w.grad is not None}
        super().step()

    def _remember(self, i, g):
        self.m[i] = self.early[i]
        super()._remember(i, g)
        self.early[i] = self.m[i]
