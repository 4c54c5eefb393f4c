"""A loss that is no Python float is refused: criterion(…) gives a tensor.

Caught by: test_stopping_takes_losses_of_any_kind
"""


class EarlyStopping(EarlyStopping):
    def step(self, val_loss):
        if type(val_loss) is not float:
            raise TypeError("val_loss must be a float")
        return super().step(val_loss)
