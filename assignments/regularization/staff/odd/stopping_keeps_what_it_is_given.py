"""best is whatever came in, a tensor too, and so is what the comparison says."""


class EarlyStopping:
    best = float("inf")
    best_epoch = -1

    def __init__(self, patience, min_delta=0.0, mode="min", verbose=False):
        if patience < 1:
            raise ValueError("patience < 1")
        self.patience = patience
        self.delta = min_delta
        self.counter = torch.tensor(0)
        self.epoch = -1

    def step(self, val_loss):
        self.epoch += 1
        if self.best - val_loss > self.delta:
            self.best = val_loss
            self.best_epoch = self.epoch
            self.counter = torch.tensor(0)
        else:
            self.counter = self.counter + 1
        return self.counter >= self.patience
