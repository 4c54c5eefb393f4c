"""NumPy's numbers and its bool; the state is a dataclass, and a first loss is better than None."""

from dataclasses import dataclass


@dataclass
class EarlyStopping:
    patience: int
    min_delta: float = 0.0
    best: float = None
    best_epoch: int = None
    counter: int = 0
    epochs: int = 0

    def __post_init__(self):
        if self.patience <= 0:
            raise ValueError(self.patience)

    def step(self, val_loss):
        import numpy as np

        loss = np.float64(val_loss)
        better = np.isfinite(loss) if self.best is None else loss < self.best - self.min_delta
        if better:
            self.best, self.best_epoch, self.counter = loss, np.int64(self.epochs), 0
        else:
            self.counter += 1
        self.epochs += 1
        return np.greater_equal(self.counter, self.patience)
