"""A higher loss counts as better: an epoch improves when its loss is lower.

Caught by: test_stopping_waits_for_its_patience, test_stopping_counts_from_the_best_so_far,
    test_stopping_remembers_the_best_epoch
"""


class EarlyStopping(EarlyStopping):
    def _improves(self, loss):
        return loss > (float("-inf") if self.best_epoch is None else self.best) + self.min_delta
