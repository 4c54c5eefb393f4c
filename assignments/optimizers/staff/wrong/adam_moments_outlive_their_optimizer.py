"""m, v and t are kept outside of the optimizer (in a global dict, or on the parameter), so a new
optimizer on the same weight goes on with the old ones; keep them on self.

Caught by: test_adam_starts_afresh_on_a_used_weight
"""

_moments = {}


class Adam(Adam):
    def _remember(self, i, g):
        w = self.params[i]
        self.t[i], self.m[i], self.v[i] = _moments.get(w, (0, self.m[i] * 0, self.v[i] * 0))
        super()._remember(i, g)
        _moments[w] = self.t[i], self.m[i], self.v[i]
