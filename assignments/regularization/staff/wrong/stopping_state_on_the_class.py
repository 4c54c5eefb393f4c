"""best, best_epoch and counter are kept on the class: a second object goes on where the first one
is.

Caught by: test_stopping_objects_are_apart
"""


class EarlyStopping(EarlyStopping):
    best, best_epoch, counter = float("inf"), None, 0

    def __init__(self, patience, min_delta=0.0):
        super().__init__(patience, min_delta)
        for name in ("best", "best_epoch", "counter"):
            setattr(EarlyStopping, name, self.__dict__.pop(name))

    def step(self, val_loss):
        stops = super().step(val_loss)
        for name in ("best", "best_epoch", "counter"):
            if name in self.__dict__:
                setattr(EarlyStopping, name, self.__dict__.pop(name))
        return stops
