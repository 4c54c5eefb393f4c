"""One step count for all parameters is raised for each of them: with two parameters the second is
corrected with t = 2.

Caught by: test_adam_keeps_weights_and_optimizers_apart
"""


class Adam(Adam):
    count = 0

    def _remember(self, i, g):
        super()._remember(i, g)
        self.count += 1
        self.t[i] = self.count
