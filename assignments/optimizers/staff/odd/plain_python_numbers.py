"""step_decay and iterations_per_epoch answer with NumPy scalars and 0-d tensors."""


def iterations_per_epoch(n, batch_size):
    _refuse_below_one(batch_size=batch_size)
    return torch.tensor(-(-n // batch_size))


def step_decay(lr0, epoch, step_size, gamma):
    import numpy as np

    _refuse_negative(lr0=lr0)
    _refuse_below_one(step_size=step_size)
    return np.float64(lr0) * np.power(gamma, epoch // step_size)
