"""The velocity is kept outside of the optimizer (in a global dict, or on the parameter), so a new
optimizer on the same weight goes on with the old velocity; keep it on self.

Caught by: test_sgd_starts_afresh_on_a_used_weight
"""

_velocities = {}


class SGD(SGD):
    @torch.no_grad()
    def step(self):
        for w in self.params:
            if w.grad is None:
                continue
            g = w.grad + self.weight_decay * w
            _velocities[w] = self.momentum * _velocities.get(w, 0.0) - self.lr * g
            w.add_(_velocities[w])
