"""counter is put back to 1 when an epoch improves: no epoch has passed since then, so 0.

Caught by: test_stopping_waits_for_its_patience, test_stopping_counts_from_the_best_so_far
"""


class EarlyStopping(EarlyStopping):
    def _remember(self, loss):
        super()._remember(loss)
        self.counter = 1
