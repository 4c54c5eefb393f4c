"""Everything is worked out anew from the list of losses; best is None at first."""


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0):
        assert patience > 0, "patience"
        self.patience, self.min_delta = patience, min_delta
        self.losses = []
        self.best = self.best_epoch = None
        self.counter = 0

    def step(self, val_loss):
        self.losses.append(float(val_loss))
        self.best, self.best_epoch = None, None
        for epoch, loss in enumerate(self.losses):
            if loss == loss and (self.best is None or loss < self.best - self.min_delta):
                self.best, self.best_epoch = loss, epoch
        since = -1 if self.best_epoch is None else self.best_epoch
        self.counter = len(self.losses) - 1 - since
        return self.counter >= self.patience
