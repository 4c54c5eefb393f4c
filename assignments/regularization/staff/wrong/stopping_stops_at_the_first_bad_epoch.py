"""It stops at the first epoch that does not improve: wait for patience of them.

Caught by: test_nothing
"""


class EarlyStopping(EarlyStopping):
    def _is_out_of_patience(self):
        return self.counter > 0
