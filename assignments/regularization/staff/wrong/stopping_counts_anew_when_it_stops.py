"""counter goes back to 0 in the step that returns True: it stays where it is until an epoch
improves, and so does the answer.

Caught by: test_stopping_follows_its_rule, test_stopping_objects_are_apart
"""


class EarlyStopping(EarlyStopping):
    def _is_out_of_patience(self):
        stops = self.counter >= self.patience
        if stops:
            self.counter = 0
        return stops
