"""The object is made of a coroutine that waits for losses; it warns when patience runs out."""

import warnings


class EarlyStopping:
    def __init__(self, patience, min_delta=0):
        if patience < 1:
            raise ValueError("patience")
        self._watch = self._watching(patience, min_delta)
        next(self._watch)

    def _watching(self, patience, δ):
        self.best, self.best_epoch, self.counter = float("inf"), None, 0
        epoch, stop = 0, None
        while True:
            loss = yield stop
            self.counter += 1
            if self.best > loss + δ:
                self.best, self.best_epoch, self.counter = loss, epoch, 0
            stop = False if self.counter < patience else True
            if stop:
                warnings.warn("no patience left", stacklevel=2)
            epoch += 1

    def step(self, val_loss):
        return self._watch.send(float(val_loss))
