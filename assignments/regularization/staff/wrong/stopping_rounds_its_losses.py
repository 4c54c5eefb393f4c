"""Losses are rounded before they are compared: small ones all become 0.

Caught by: test_stopping_takes_losses_of_any_size
"""


class EarlyStopping(EarlyStopping):
    def step(self, val_loss):
        loss = float(val_loss)
        return super().step(round(loss, 6) if loss == loss and abs(loss) < 1e6 else loss)
