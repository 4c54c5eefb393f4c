"""The step count is kept on the class, so a second optimizer goes on counting where the first is;
keep it on self.

Caught by: test_adam_follows_pytorch
"""


class Adam(Adam):
    counts = {}

    def _remember(self, i, g):
        super()._remember(i, g)
        Adam.counts[i] = Adam.counts.get(i, 0) + 1
        self.t[i] = Adam.counts[i]
