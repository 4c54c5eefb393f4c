"""SGD moves one number after the other, in Python."""


class SGD(SGD):
    def step(self):
        for i, w in enumerate(self.params):
            if w.grad is None:
                continue
            for at in np_ndindex(w.shape):
                g = w.grad[at].item() + self.weight_decay * w.data[at].item()
                self.v[i][at] = self.momentum * self.v[i][at].item() - self.lr * g
                w.data[at] += self.v[i][at].item()


def np_ndindex(shape):
    import numpy as np

    return np.ndindex(*shape)
